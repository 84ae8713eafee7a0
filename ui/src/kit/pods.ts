import type { PodView, Stage } from '../api/types';
import type { Look } from './state';

/** The last part of a pod's name tells it from its brothers. */
export function tail(name: string): string {
  const parts = name.split('-');
  return (parts[parts.length - 1] ?? name).slice(-5);
}

const LOOKS: Record<Stage, Look> = {
  queued: { tone: 'off', shape: 'ring' },
  pulling: { tone: 'running', shape: 'arc' },
  starting: { tone: 'running', shape: 'arc' },
  ready: { tone: 'ok', shape: 'check' },
  draining: { tone: 'off', shape: 'bar' },
  gone: { tone: 'off', shape: 'bar' },
};

export function podLook(pod: PodView): Look {
  return podStage(pod.stage, pod.why);
}

export function podStage(stage: Stage, why: string | null): Look {
  if (why && stage !== 'ready' && stage !== 'draining' && stage !== 'gone') return { tone: 'fail', shape: 'alert' };
  return LOOKS[stage];
}
