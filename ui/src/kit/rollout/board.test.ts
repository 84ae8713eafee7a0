import { describe, expect, it } from 'vitest';
import type { PodView, Rollout, Stage } from '../../api/types';
import { boardOf, estimate, remember } from './board';

const START = '2026-03-10T09:41:00Z';

describe('the rollout board', () => {
  it('puts pods of the revision it brings into the new row', () => {
    const board = boardOf(rollout({}), [pod('a', 4, 'ready'), pod('b', 5, 'pulling')], []);
    expect(names(board.new.pulling)).toEqual(['b']);
    expect(names(board.old.ready)).toEqual(['a']);
  });

  it('keeps a pod that left the list as gone, without its old complaint', () => {
    const seen = [{ ...pod('a', 4, 'draining'), why: 'slow' }];
    const board = boardOf(rollout({}), [pod('b', 5, 'ready')], seen);
    expect(board.old.gone).toMatchObject([{ name: 'a', why: null }]);
  });

  it('tells old from new by age when a restart brings no new revision', () => {
    const restart = rollout({ kind: 'restart', revision: 4 });
    const board = boardOf(restart, [pod('a', 4, 'ready', '2026-03-10T08:00:00Z'), pod('b', 4, 'starting', '2026-03-10T09:41:03Z')], []);
    expect(names(board.old.ready)).toEqual(['a']);
    expect(names(board.new.starting)).toEqual(['b']);
  });

  it('has only new pods at the first deploy and while scaling', () => {
    expect(names(boardOf(rollout({ from: null }), [pod('a', 1, 'ready')], []).new.ready)).toEqual(['a']);
    expect(names(boardOf(rollout({ kind: 'scale', revision: 4 }), [pod('a', 4, 'ready')], []).new.ready)).toEqual(['a']);
  });

  it('remembers the newest state of each pod', () => {
    expect(remember([pod('a', 4, 'ready')], [pod('a', 4, 'draining'), pod('b', 5, 'queued')])).toMatchObject([{ stage: 'draining' }, { name: 'b' }]);
  });

  it('estimates by the median of good ones of the same kind', () => {
    const took = (seconds: number, phase: Rollout['phase'] = 'SUCCEEDED') => rollout({ seconds, phase });
    expect(estimate([took(10), took(22), took(300, 'FAILED'), took(14)], 'deploy')).toBe(14);
    expect(estimate([], 'deploy')).toBeNull();
  });
});

function names(pods: PodView[]): string[] {
  return pods.map((one) => one.name);
}

function pod(name: string, revision: number, stage: Stage, created = START): PodView {
  return {
    cluster: 'local', namespace: 'demo-dev', name, app: 'web', ready: '0/1', status: 'Running', restarts: 0, created, ip: null, node: null, image: null, revision, stage, why: null,
  };
}

function rollout(change: Partial<Rollout>): Rollout {
  return {
    id: 'r', project: 'demo', env: 'dev', app: 'web', kind: 'deploy', revision: 5, from: 4, version: 'new', fromVersion: 'old', phase: 'RUNNING', state: 'Progressing', cause: null,
    message: null, url: null, actor: 'ann', reason: null, created: START, finished: null, seconds: 0, steps: [], ...change,
  };
}
