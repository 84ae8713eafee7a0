import { describe, expect, it } from 'vitest';
import type { AppStatus, Artifact, Revision } from '../../api/types';
import { changesBetween } from './changes';
import { configLines, configOf } from './config';
import { differenceOf } from './difference';

describe('neighbours in the flow', () => {
  const artifacts = [{ digest: 'new', build: 14 }, { digest: 'old', build: 12 }] as Artifact[];
  it('are the same by digest', () => expect(differenceOf(serving('new'), serving('new'), artifacts)).toEqual({ kind: 'same' }));
  it('are counted in builds when both are known', () => expect(differenceOf(serving('new'), serving('old'), artifacts)).toEqual({ kind: 'ahead', builds: 2 }));
  it('only differ when the later one is ahead', () => expect(differenceOf(serving('old'), serving('new'), artifacts)).toEqual({ kind: 'differs' }));
  it('may be the first, or nothing at all', () => {
    expect(differenceOf(serving('new'), serving(null), artifacts)).toEqual({ kind: 'first' });
    expect(differenceOf(serving(null), serving('old'), artifacts)).toEqual({ kind: 'none' });
  });
});

describe('configuration lines', () => {
  it('keep everything after the first equals sign', () => expect(configOf('A=1=2\n\n B=x ')).toEqual({ A: '1=2', B: 'x' }));
  it('are none without text', () => expect(configLines(undefined)).toEqual([]));
});

describe('two revisions', () => {
  it('differ by field and by configuration value', () => {
    const changes = changesBetween(revision({ replicas: 2, config: { A: '1', B: '2' } }), revision({ replicas: 3, config: { A: '1', C: '3' } }));
    expect(changes).toEqual([{ field: 'replicas', old: '2', new: '3' }, { field: 'config.B', old: '2', new: null }, { field: 'config.C', old: null, new: '3' }]);
  });
});

function serving(digest: string | null): AppStatus {
  return { digest } as AppStatus;
}

function revision(change: Partial<Revision>): Revision {
  return { version: 'v', digest: 'd', image: 'i', sourceCommit: 'c', template: 't', configVersion: 'h', routeRevision: 1, commit: 'm', config: {}, replicas: 1, ...change } as Revision;
}
