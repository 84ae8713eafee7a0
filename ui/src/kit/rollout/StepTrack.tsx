import type { Rollout } from '../../api/types';
import { usePrefs } from '../prefs';
import { lookOf } from '../state';
import { Glyph } from '../StateBadge';
import { stepName } from '../StepList';
import { Clock, Duration } from '../Time';

/** The line under the board: how far the operation is, and the last thing it said. */
export function StepTrack({ rollout }: { rollout: Rollout }) {
  const { language } = usePrefs();
  return (
    <>
      <ol className="track">
        {rollout.steps.map((step) => (
          <li key={step.name} className={`track-step track-${step.phase.toLowerCase()}`} title={step.message ?? undefined}>
            <Glyph look={lookOf(step.phase, step.phase)} size={12} />
            <span>{stepName(step.name, language)}</span>
            {step.started && <Duration start={step.started} end={step.finished} />}
          </li>
        ))}
      </ol>
      {rollout.message && (
        <p className={rollout.phase === 'FAILED' ? 'strip-says tone-fail' : 'strip-says'}>
          <Clock at={rollout.finished ?? rollout.created} /> {rollout.cause && <strong>{rollout.cause}</strong>} {rollout.message}
        </p>
      )}
    </>
  );
}
