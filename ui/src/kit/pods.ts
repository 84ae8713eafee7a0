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
  if (pod.why && pod.stage !== 'ready' && pod.stage !== 'draining' && pod.stage !== 'gone') return { tone: 'fail', shape: 'alert' };
  return LOOKS[pod.stage];
}
