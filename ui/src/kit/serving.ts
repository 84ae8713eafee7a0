import type { AppStatus } from '../api/types';

export type Serving = 'Serving' | 'Degraded' | 'Broken' | 'Moving' | 'Empty';

/** One word for what an app is in an environment, drawn from its pods and its rollout. */
export function servingOf(status: AppStatus): Serving {
  if (status.rollout && moving(status)) return 'Moving';
  if (!status.revision) return 'Empty';
  if (status.desired > 0 && status.ready === 0) return 'Broken';
  return status.ready < status.desired ? 'Degraded' : 'Serving';
}

export function moving(status: AppStatus): boolean {
  const phase = status.rollout?.phase;
  return phase === 'RUNNING' || phase === 'PENDING';
}

/** The newest rollout ended badly, so what serves is not what was wanted last. */
export function lastFailed(status: AppStatus): boolean {
  return status.rollout?.phase === 'FAILED';
}
