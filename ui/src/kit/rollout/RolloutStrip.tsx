import { useState, type ReactNode } from 'react';
import type { PodView, Rollout } from '../../api/types';
import { EnvChip } from '../EnvChip';
import { PodTile } from '../PodTile';
import { StateBadge } from '../StateBadge';
import { useTexts } from '../texts';
import { span } from '../time';
import { Duration } from '../Time';
import { Version } from '../Version';
import { boardOf, remember, STAGES, type Board, type Row } from './board';
import { StepTrack } from './StepTrack';
import { texts } from './texts';
import { useSlide } from './useSlide';

interface Strip {
  rollout: Rollout;
  pods: PodView[];
  estimate: number | null;
  /** What can be done about it, beside its state. */
  acts?: ReactNode;
}

/** Old and new pods moving through their stages as they do in the cluster. */
export function RolloutStrip({ rollout, pods, estimate, acts }: Strip) {
  const seen = useSeen(rollout.id, pods);
  const board = boardOf(rollout, pods, seen);
  return (
    <section className={`strip strip-${rollout.phase.toLowerCase()}`} data-testid="rollout-strip" aria-label={`${rollout.app} ${rollout.env}`}>
      <StripHead rollout={rollout} estimate={estimate} acts={acts} />
      <StripBoard board={board} change={[pods, rollout.id]} />
      <StepTrack rollout={rollout} />
    </section>
  );
}

function StripHead({ rollout, estimate, acts }: { rollout: Rollout; estimate: number | null; acts: ReactNode }) {
  const t = useTexts(texts);
  return (
    <div className="strip-head">
      <strong>{t[rollout.kind]}</strong>
      <span>{rollout.app}</span>
      <EnvChip name={rollout.env} />
      <span className="strip-versions">
        {rollout.fromVersion !== rollout.version && <>{rollout.fromVersion ? <Version value={rollout.fromVersion} /> : t.first} → </>}<Version value={rollout.version} />
      </span>
      <span className="strip-end">
        <StateBadge state={rollout.state} phase={rollout.phase} title={rollout.message} />
        <Duration start={rollout.created} end={rollout.finished} />
        {estimate !== null && rollout.finished === null && <span className="muted">{t.estimated} {span(estimate)}</span>}
        {acts}
      </span>
    </div>
  );
}

function StripBoard({ board, change }: { board: Board; change: unknown[] }) {
  const t = useTexts(texts);
  const ref = useSlide<HTMLDivElement>(change);
  return (
    <div className="board" ref={ref}>
      <span className="board-corner" />
      {STAGES.map((stage) => <span key={stage} className={`board-stage stage-${stage}`}>{t[stage]}</span>)}
      {(['new', 'old'] as const).map((row) => <BoardRow key={row} row={row} board={board} />)}
    </div>
  );
}

function BoardRow({ row, board }: { row: Row; board: Board }) {
  const t = useTexts(texts);
  return (
    <>
      <span className={`board-row row-${row}`}>{t[row]}</span>
      {STAGES.map((stage) => (
        <div key={stage} className={`board-cell row-${row} stage-${stage}`} data-cell={`${row}-${stage}`} data-label={`${t[row]} · ${t[stage]}`}>
          {board[row][stage].map((pod) => (
            <div key={pod.name} className="board-pod">
              <PodTile pod={pod} />
              {pod.why && stage !== 'gone' && stage !== 'draining' && <p className="board-why">{pod.why}</p>}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

/** Pods leave the list when they end; the strip keeps those of its rollout. */
function useSeen(rollout: string, pods: PodView[]): PodView[] {
  const [memory, setMemory] = useState({ rollout, pods, seen: pods });
  if (memory.rollout === rollout && memory.pods === pods) return memory.seen;
  const seen = memory.rollout === rollout ? remember(memory.seen, pods) : pods;
  setMemory({ rollout, pods, seen });
  return seen;
}
