import { useQuery } from '@tanstack/react-query';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import type { Rollout } from '../../api/types';
import { useAppRoom } from '../../kit/appRoom';
import { estimate } from '../../kit/rollout/board';
import { RolloutStrip } from '../../kit/rollout/RolloutStrip';
import { moving } from '../../kit/serving';
import { useTexts } from '../../kit/texts';
import { useCan } from '../../kit/useCan';
import { useNow } from '../../kit/useNow';
import { Abort } from './Abort';
import { texts } from './texts';

const SETTLE = 20_000;

/** The strip while something moves, for a moment after its good end, and as long as it is a bad one. */
export default function CurrentRollout() {
  const { status, project, app, env } = useAppRoom();
  const history = useQuery(ask.rollouts(project, env.name, app.name)).data?.items ?? [];
  const rollout = status?.rollout ?? null;
  useLive(...(rollout && status && moving(status) ? [`rollout/${rollout.id}`] : []));
  const now = useNow();
  if (!rollout || !status || settled(rollout, now)) return null;
  return <RolloutStrip rollout={rollout} pods={status.pods} estimate={estimate(history, rollout.kind)} acts={<><Hold rollout={rollout} /><Abort rollout={rollout} env={env} /></>} />;
}

/** Held for a look, and let go on. */
function Hold({ rollout }: { rollout: Rollout }) {
  const t = useTexts(texts);
  const { act, env, status } = useAppRoom();
  const can = useCan(rollout.project);
  if (rollout.finished !== null || !can(env.envClass === 'prod' ? 'deploy.prod' : 'deploy')) return null;
  return <button type="button" className="button" onClick={() => act('pause')}>{status?.paused ? t.resume : t.pause}</button>;
}

/** A good end is shown for a moment; a bad one stays until something else happens. */
function settled(rollout: Rollout, now: number): boolean {
  const well = rollout.phase === 'SUCCEEDED' || rollout.phase === 'CANCELLED';
  return well && (rollout.finished === null || now - Date.parse(rollout.finished) > SETTLE);
}
