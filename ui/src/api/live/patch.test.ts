import { describe, expect, it } from 'vitest';
import { keys } from '../keys';
import type { AppStatus, LiveEvent, Page, PodView } from '../types';
import { effectsOf, upsert, type Effect } from './patch';

const PLACE = (cluster: string, namespace: string) => (cluster === 'local' && namespace === 'demo-dev' ? { project: 'demo', env: 'dev' } : undefined);

describe('a live event', () => {
  it('moves a pod inside the status it belongs to and counts what is ready', () => {
    const before = status([pod('a', 'ready'), pod('b', 'starting')]);
    const after = apply(event('pod.changed', {}, { pod: pod('b', 'ready') }), keys.status('demo', 'dev', 'web'), before);
    expect(after).toMatchObject({ ready: 2, pods: [{ name: 'a' }, { name: 'b', stage: 'ready' }] });
  });

  it('drops a pod that is gone and keeps the total of the list right', () => {
    const before: Page<PodView> = { items: [pod('a', 'ready'), pod('b', 'draining')], total: 2, next: null };
    const after = apply(event('pod.changed', {}, { pod: pod('b', 'gone') }), keys.pods('demo', 'dev'), before);
    expect(after).toMatchObject({ total: 1, items: [{ name: 'a' }] });
  });

  it('asks again for pods of a namespace it does not know', () => {
    const effects = effectsOf(event('pod.changed', {}, { pod: { ...pod('a', 'ready'), namespace: 'other' } }), PLACE);
    expect(effects.every((effect) => effect.do === 'relist')).toBe(true);
  });

  it('asks again when it only names what changed', () => {
    const effects = effectsOf(event('rollout.progressed', { env: 'dev', app: 'web' }, { id: 'r', state: 'Progressing' }), PLACE);
    expect(relisted(effects)).toContainEqual(keys.status('demo', 'dev', 'web'));
    expect(relisted(effects)).toContainEqual(keys.activity('demo'));
  });

  it('does not take the name of a route for the route', () => {
    const effects = effectsOf(event('route.proven', { env: 'dev', app: 'web' }, { route: 'id', host: 'h', state: 'Proven' }), PLACE);
    expect(relisted(effects)).toContainEqual(keys.routes('demo', 'dev'));
    expect(effects.some((effect) => effect.do === 'set')).toBe(false);
  });

  it('leaves what was never listed alone', () => {
    expect(apply(event('pod.changed', {}, { pod: pod('a', 'ready') }), keys.pods('demo', 'dev'), undefined)).toBeUndefined();
  });

  it('of an unknown kind changes only the record of what happened', () => {
    expect(relisted(effectsOf(event('quota.raised', {}, {}), PLACE))).toEqual([keys.activity('demo')]);
  });
});

describe('upsert', () => {
  it('replaces in place and puts new ones first', () => {
    const id = (one: { id: string }) => one.id;
    expect(upsert([{ id: 'a' }, { id: 'b' }], { id: 'b', is: 2 } as { id: string }, id)).toEqual([{ id: 'a' }, { id: 'b', is: 2 }]);
    expect(upsert([{ id: 'a' }], { id: 'c' }, id)).toEqual([{ id: 'c' }, { id: 'a' }]);
  });
});

function apply(change: LiveEvent, key: readonly unknown[], before: unknown): unknown {
  const effect = effectsOf(change, PLACE).find((one) => one.do === 'set' && JSON.stringify(one.key) === JSON.stringify(key));
  return effect?.do === 'set' ? effect.change(before) : before;
}

function relisted(effects: Effect[]) {
  return effects.filter((effect) => effect.do === 'relist').map((effect) => effect.key);
}

function event(name: string, scope: Partial<LiveEvent>, data: Record<string, unknown>): LiveEvent {
  return { seq: 1, name, time: '2026-03-10T09:41:00Z', actor: 'ann', project: 'demo', env: null, app: null, ...scope, data };
}

function pod(name: string, stage: PodView['stage']): PodView {
  return { cluster: 'local', namespace: 'demo-dev', name, app: 'web', ready: '1/1', status: 'Running', restarts: 0, created: null, ip: null, node: null, image: null, revision: 1, stage, why: null };
}

function status(pods: PodView[]): AppStatus {
  return { project: 'demo', env: 'dev', app: 'web', answer: '', revision: 1, version: 'v', digest: 'd', since: null, ready: 1, desired: 2, pods, routes: [], rollout: null, paused: null };
}
