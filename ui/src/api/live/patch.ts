import { keys, type Key } from '../keys';
import type { AppStatus, Build, LiveEvent, Page, PodView, Rollout, Route } from '../types';

export type Effect = { do: 'set'; key: Key; change: (old: unknown) => unknown } | { do: 'relist'; key: Key };

/** The environment a namespace belongs to; pods know only where they run. */
export type PlaceOf = (cluster: string, namespace: string) => { project: string; env: string } | undefined;

/**
 * What one live event changes in the query cache. An event that carries the whole record patches it
 * in place; one that only names it asks for the list again.
 */
export function effectsOf(event: LiveEvent, placeOf: PlaceOf): Effect[] {
  const kind = event.name.split('.')[0] ?? '';
  const own = kind === 'pod' ? podEffects(event, placeOf) : (BY_KIND[kind]?.(event) ?? []);
  // Pods come and go by themselves: they are not in the record of what people and Slipway did.
  return event.project && !kind.startsWith('pod') ? [...own, relist(keys.activity(event.project))] : own;
}

const BY_KIND: Record<string, (event: LiveEvent) => Effect[]> = {
  build: buildEffects,
  image: (event) => (event.project && event.app ? [relist(keys.artifacts(event.project, event.app))] : []),
  rollout: rolloutEffects,
  ship: (event) => scopeOf(event, (p, e, a) => [relist(keys.status(p, e, a))]),
  revision: (event) => scopeOf(event, (p, e, a) => [relist(keys.revisions(p, e, a)), relist(keys.status(p, e, a))]),
  route: routeEffects,
  project: () => [relist(keys.projects())],
  env: (event) => [relist(keys.projects()), ...(event.project ? [relist(keys.envs(event.project))] : [])],
  app: (event) => [relist(keys.projects()), ...(event.project ? [relist(keys.apps(event.project))] : [])],
  platform: () => [relist(keys.modes()), relist(keys.health())],
  cluster: () => [relist(keys.clusters()), relist(['cluster'])],
};

function podEffects(event: LiveEvent, placeOf: PlaceOf): Effect[] {
  const pod = recordIn<PodView>(event, 'pod', 'stage');
  const place = pod === null ? undefined : placeOf(pod.cluster, pod.namespace);
  if (pod === null || place === undefined) return [relist(['pods']), relist(['status']), relist(['statuses'])];
  return patchPod(pod, place.project, place.env);
}

function patchPod(pod: PodView, p: string, e: string): Effect[] {
  const gone = pod.stage === 'gone';
  const place = (pods: PodView[]) => (gone ? pods.filter((one) => one.name !== pod.name) : upsert(pods, pod, (one) => one.name));
  const effects: Effect[] = [setPage<PodView>(keys.pods(p, e), place)];
  if (pod.app === null) return effects;
  const app = pod.app;
  return [
    ...effects,
    set<AppStatus>(keys.status(p, e, app), (status) => withPods(status, place)),
    setPage<AppStatus>(keys.statuses(p, e), (all) => all.map((one) => (one.app === app ? withPods(one, place) : one))),
  ];
}

function withPods(status: AppStatus, place: (pods: PodView[]) => PodView[]): AppStatus {
  const pods = place(status.pods);
  return { ...status, pods, ready: pods.filter((pod) => pod.stage === 'ready').length };
}

function buildEffects(event: LiveEvent): Effect[] {
  const { project: p, app: a } = event;
  if (!p || !a) return [];
  const build = recordIn<Build>(event, 'build', 'steps');
  if (build === null) return [relist(keys.builds(p, a)), relist(['build', p, a])];
  const ended = build.phase !== 'PENDING' && build.phase !== 'RUNNING';
  return [
    setPage<Build>(keys.builds(p, a), (all) => upsert(all, build, (one) => one.id)),
    set<Build>(keys.build(p, a, build.number), () => build),
    ...(ended ? [relist(keys.artifacts(p, a))] : []),
  ];
}

function rolloutEffects(event: LiveEvent): Effect[] {
  return scopeOf(event, (p, e, a) => {
    const rollout = recordIn<Rollout>(event, 'rollout', 'steps');
    if (rollout === null) return [relist(keys.status(p, e, a)), relist(keys.rollouts(p, e, a))];
    const ended = rollout.phase !== 'PENDING' && rollout.phase !== 'RUNNING';
    const after = [keys.status(p, e, a), keys.statuses(p, e), keys.revisions(p, e, a), keys.routes(p, e)];
    return [
      setPage<Rollout>(keys.rollouts(p, e, a), (all) => upsert(all, rollout, (one) => one.id)),
      set<AppStatus>(keys.status(p, e, a), (status) => ({ ...status, rollout })),
      setPage<AppStatus>(keys.statuses(p, e), (all) => all.map((one) => (one.app === a ? { ...one, rollout } : one))),
      ...(ended ? after.map(relist) : []),
    ];
  });
}

function routeEffects(event: LiveEvent): Effect[] {
  const { project: p, env: e } = event;
  if (!p || !e) return [];
  const route = recordIn<Route>(event, 'route', 'addresses');
  const again = [relist(['status', p, e])];
  if (route === null || /removed|deleted/.test(event.name)) return [relist(keys.routes(p, e)), ...again];
  return [setPage<Route>(keys.routes(p, e), (all) => upsert(all, route, (one) => one.id)), ...again];
}

function scopeOf(event: LiveEvent, effects: (p: string, e: string, a: string) => Effect[]): Effect[] {
  return event.project && event.env && event.app ? effects(event.project, event.env, event.app) : [];
}

/** The record an event carries, under its own name or as the whole data; null when it only names it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the record
function recordIn<T>(event: LiveEvent, name: string, witness: string): T | null {
  const named = event.data[name];
  if (holds(named, witness)) return named as T;
  return holds(event.data, witness) ? (event.data as T) : null;
}

function holds(value: unknown, witness: string): boolean {
  return typeof value === 'object' && value !== null && witness in value;
}

/** Replaces in place, or puts a new one first: lists are newest first. */
export function upsert<T>(all: T[], one: T, idOf: (item: T) => string): T[] {
  const id = idOf(one);
  return all.some((item) => idOf(item) === id) ? all.map((item) => (idOf(item) === id ? one : item)) : [one, ...all];
}

function set<T>(key: Key, change: (old: T) => T): Effect {
  return { do: 'set', key, change: (old) => (old === undefined ? undefined : change(old as T)) };
}

function setPage<T>(key: Key, change: (items: T[]) => T[]): Effect {
  return set<Page<T>>(key, (page) => {
    const items = change(page.items);
    return { ...page, items, total: page.total + items.length - page.items.length };
  });
}

function relist(key: Key): Effect {
  return { do: 'relist', key };
}
