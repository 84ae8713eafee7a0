import type { Build } from '../../api/types';

export function buildPath(build: Build): string {
  return `/p/${build.project}/apps/${build.app}/builds/${String(build.number)}`;
}

export function running(build: Build): boolean {
  return build.phase === 'RUNNING' || build.phase === 'PENDING';
}
