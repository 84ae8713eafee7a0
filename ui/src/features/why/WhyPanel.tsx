import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/queries';
import type { Cause, PodView } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { cli } from '../../kit/cli';
import { Command } from '../../kit/copy';
import { EvidenceCard } from '../../kit/EvidenceCard';
import { usePrefs } from '../../kit/prefs';
import { useTexts } from '../../kit/texts';
import { Panel } from '../../kit/TitleRow';
import { texts } from './texts';

/** Stands on an app's page only while a pod is not well, and says the likeliest cause. */
export default function WhyPanel() {
  const t = useTexts(texts);
  const { project, env, app, status } = useAppRoom();
  const unwell = status?.pods.some(ill) ?? false;
  const why = useQuery({ ...ask.why(project, env.name, app.name), enabled: unwell });
  if (!unwell || why.data?.state !== 'Ill') return null;
  const [first, ...rest] = why.data.causes;
  return (
    <Panel title={t.title} aside={<Command quiet line={cli(`${project}/${env.name}`, 'why', app.name)} />}>
      <div className="why">
        {first ? <CauseCard cause={first} /> : <p className="muted">{t.none}</p>}
        {rest.length > 0 && (
          <details>
            <summary className="muted">{t.more(rest.length)}</summary>
            {rest.map((cause) => <CauseCard key={cause.rule} cause={cause} />)}
          </details>
        )}
      </div>
    </Panel>
  );
}

function CauseCard({ cause }: { cause: Cause }) {
  const t = useTexts(texts);
  const chinese = usePrefs().language === 'zh';
  return (
    <EvidenceCard
      title={chinese ? cause.titleZh : cause.title}
      cause={t.sure(cause.confidence)}
      lines={cause.evidence}
      next={chinese ? cause.fixZh : cause.fix}
    />
  );
}

/** One that is merely on its way has no words for it yet. */
function ill(pod: PodView): boolean {
  return pod.stage !== 'ready' && pod.stage !== 'draining' && (pod.why !== null || pod.restarts > 0);
}
