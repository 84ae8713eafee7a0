import type { AppStatus, Artifact } from '../../api/types';

export type Difference = { kind: 'none' | 'same' | 'differs' | 'first' } | { kind: 'ahead'; builds: number };

/** How what serves in one environment stands to what serves in the next. */
export function differenceOf(before: AppStatus | undefined, after: AppStatus | undefined, artifacts: Artifact[]): Difference {
  if (!before?.digest) return { kind: 'none' };
  if (!after?.digest) return { kind: 'first' };
  if (before.digest === after.digest) return { kind: 'same' };
  const [here, there] = [before, after].map((status) => artifacts.find((one) => one.digest === status.digest)?.build);
  return here && there && here > there ? { kind: 'ahead', builds: here - there } : { kind: 'differs' };
}
