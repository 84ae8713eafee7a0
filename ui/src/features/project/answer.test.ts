import { describe, expect, it } from 'vitest';
import type { AppStatus, Rollout } from '../../api/types';
import { answerOf } from './answer';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const OLD = '20260309181100-aaaaaaaaaaaa';
const NEW = '20260310091500-bbbbbbbbbbbb';

describe('the answer of an app page', () => {
  it('says what serves', () => expect(answer({})).toMatch(/^web 20260309-1811-aaaaaaa serves in dev since \d\d:\d\d, 2 of 2 pods ready$/));
  it('says it in Chinese', () => expect(answerOf(status({}), NOW, 'zh')).toContain('在 dev 提供服务'));
  it('says what moves', () => expect(answer({ rollout: rollout('RUNNING') })).toBe('web in dev moves from 20260309-1811-aaaaaaa to 20260310-0915-bbbbbbb, 2 of 2 pods ready'));
  it('says that the old one goes on after a failure', () => expect(answer({ rollout: rollout('FAILED') })).toMatch(/the last rollout failed \(CrashLoop\), the old version goes on$/));
  it('says that nothing is ready', () => expect(answer({ ready: 0 })).toBe('web 20260309-1811-aaaaaaa does not serve in dev: none of 2 pods is ready'));
  it('says that it is paused', () => {
    const paused = { by: 'ann', since: '2026-03-10T09:00:00Z', reason: null };
    expect(answer({ paused })).toMatch(/, 2 of 2 pods ready; its rollouts are paused$/);
    expect(answer({ paused, rollout: rollout('RUNNING') })).toBe('web in dev is paused on its way to 20260310-0915-bbbbbbb, 2 of 2 pods ready');
  });
  it('says that it was never there', () => expect(answer({ version: null, revision: null })).toBe('web has not been deployed to dev yet'));
});

function answer(change: Partial<AppStatus>): string {
  return answerOf(status(change), NOW, 'en');
}

function rollout(phase: Rollout['phase']): Rollout {
  return { phase, version: NEW, fromVersion: OLD, cause: 'CrashLoop', state: 'Failed' } as Rollout;
}

function status(change: Partial<AppStatus>): AppStatus {
  return { project: 'demo', env: 'dev', app: 'web', answer: '', revision: 4, version: OLD, digest: 'd', since: '2026-03-10T09:41:00Z', ready: 2, desired: 2, pods: [], routes: [], rollout: null, paused: null, ...change };
}
