import type { Rollout } from '../../api/types';
import { cli } from '../cli';
import { Command } from '../copy';
import { usePrefs } from '../prefs';
import { lookOf } from '../state';
import { Glyph } from '../StateBadge';
import { stepName } from '../StepList';
import { useTexts } from '../texts';
import { Clock, Duration } from '../Time';
import { words } from '../words';
import { texts } from './texts';

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
      {rollout.phase === 'FAILED' && <NextStep rollout={rollout} />}
    </>
  );
}

function NextStep({ rollout }: { rollout: Rollout }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  return (
    <p className="strip-next">
      {rollout.from !== null && <span>{t.oldServes}</span>}
      <span className="muted">{t.nextStep}</span>
      <Command line={cli(`${rollout.project}/${rollout.env}`, 'logs', rollout.app)} />
    </p>
  );
}
