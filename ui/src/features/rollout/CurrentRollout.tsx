import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLive } from '../../api/live/useLive';
import { ask } from '../../api/queries';
import { useAppRoom } from '../../kit/appRoom';
import { estimate } from '../../kit/rollout/board';
import { RolloutStrip } from '../../kit/rollout/RolloutStrip';
import { moving } from '../../kit/serving';

const SETTLE = 20_000;

/** The strip while something moves, for a moment after its good end, and as long as it is a bad one. */
export default function CurrentRollout() {
  const { status, project, app, env } = useAppRoom();
  const history = useQuery(ask.rollouts(project, env.name, app.name)).data?.items ?? [];
  const rollout = status?.rollout ?? null;
  useLive(...(rollout && status && moving(status) ? [`rollout/${rollout.id}`] : []));
  const settled = useSettled(rollout?.id ?? '', rollout?.phase === 'SUCCEEDED' || rollout?.phase === 'CANCELLED', rollout?.finished ?? null);
  if (!rollout || !status || settled) return null;
  return <RolloutStrip rollout={rollout} pods={status.pods} estimate={estimate(history, rollout.kind)} />;
}

/** True once a well-ended rollout has been looked at long enough. */
function useSettled(id: string, ended: boolean, finished: string | null): boolean {
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (!ended || !finished) return undefined;
    const left = Math.max(0, Date.parse(finished) + SETTLE - Date.now());
    const timer = setTimeout(() => setOver(id), left);
    return () => clearTimeout(timer);
  }, [id, ended, finished]);
  return ended && over === id;
}
