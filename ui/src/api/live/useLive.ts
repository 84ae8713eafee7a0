import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Key } from '../keys';
import { live, type LiveState } from './client';
import type { Environment, Page } from '../types';
import { effectsOf, type PlaceOf } from './patch';

const GATHER = 250;

/** Lets live events move the query cache; lists asked for again are gathered for a moment. */
export function feed(cache: QueryClient): void {
  const due = new Map<string, Key>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const placeOf: PlaceOf = (cluster, namespace) => {
    const known = cache.getQueriesData<Page<Environment>>({ queryKey: ['envs'] }).flatMap(([, page]) => page?.items ?? []);
    const env = known.find((one) => one.cluster === cluster && one.namespace === namespace);
    return env && { project: env.project, env: env.name };
  };
  const flush = () => {
    due.forEach((key) => void cache.invalidateQueries({ queryKey: key }));
    due.clear();
    timer = undefined;
  };
  live.receive({
    event: (event) => {
      for (const effect of effectsOf(event, placeOf)) {
        if (effect.do === 'set') cache.setQueryData(effect.key, effect.change);
        else due.set(JSON.stringify(effect.key), effect.key);
      }
      if (due.size > 0) timer ??= setTimeout(flush, GATHER);
    },
    relist: () => void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' }),
  });
}

/** Keeps these topics open while the component is mounted. */
export function useLive(...topics: string[]): void {
  const wanted = topics.join(',');
  useEffect(() => (wanted === '' ? undefined : live.watch(wanted.split(','))), [wanted]);
}

export function useConnection(): LiveState {
  return useSyncExternalStore(live.subscribe, live.snapshot);
}
