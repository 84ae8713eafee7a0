import type { PodView, Rollout, Stage } from '../../api/types';

export const STAGES: Stage[] = ['queued', 'pulling', 'starting', 'ready', 'draining', 'gone'];

export type Row = 'new' | 'old';
export type Board = Record<Row, Record<Stage, PodView[]>>;

/**
 * Places every pod of a rollout in its cell. A pod is new when it carries the revision the rollout
 * brings; a restart brings no new revision, there the pods made since its start are the new ones.
 * A pod seen before and no longer listed is gone.
 */
export function boardOf(rollout: Rollout, pods: PodView[], seen: PodView[]): Board {
  const listed = new Set(pods.map((pod) => pod.name));
  const lost = seen.filter((pod) => !listed.has(pod.name)).map((pod) => ({ ...pod, stage: 'gone' as const, why: null }));
  const board: Board = { new: emptyRow(), old: emptyRow() };
  for (const pod of [...pods, ...lost].sort(byAge)) board[rowOf(rollout, pod)][pod.stage].push(pod);
  return board;
}

export function rowOf(rollout: Rollout, pod: PodView): Row {
  if (rollout.from === null) return 'new';
  if (rollout.revision !== rollout.from) return pod.revision === rollout.revision ? 'new' : 'old';
  if (rollout.kind === 'scale' || rollout.kind === 'autoscale') return 'new';
  return pod.created !== null && Date.parse(pod.created) >= Date.parse(rollout.created) - 1_000 ? 'new' : 'old';
}

/** What was seen during this rollout, with the newest state of each pod. */
export function remember(seen: PodView[], pods: PodView[]): PodView[] {
  const all = new Map([...seen, ...pods].map((pod) => [pod.name, pod]));
  return [...all.values()];
}

/** The median of earlier ones of the same kind: what this one will likely take. */
export function estimate(history: Rollout[], kind: string): number | null {
  const took = history.filter((one) => one.kind === kind && one.phase === 'SUCCEEDED').map((one) => one.seconds).sort((a, b) => a - b);
  return took[Math.floor(took.length / 2)] ?? null;
}

function emptyRow(): Record<Stage, PodView[]> {
  return { queued: [], pulling: [], starting: [], ready: [], draining: [], gone: [] };
}

function byAge(a: PodView, b: PodView): number {
  return (a.created ?? '').localeCompare(b.created ?? '') || a.name.localeCompare(b.name);
}
