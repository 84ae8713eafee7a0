import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react';
import { FollowedList } from '../../api/live/follow';
import type { ListRow } from '../../api/live/rowList';
import { askRows } from '../../api/rows';
import { joined, matching, sorted, sortThere, type View } from './view';

export interface ShownRows {
  columns: string[];
  rows: ListRow[];
  /** Of how many; null while nothing is known yet. */
  total: number | null;
  whole: boolean;
  tooMany: boolean;
  error: unknown;
}

const FIRST = 100;
const MANY = 1_000;

/** The rows of a list as somebody wants to see them: the server's first ones at once, then all, live. */
export function useRows(cluster: string, kind: string, view: View): ShownRows {
  const list = useMemo(() => new FollowedList(cluster, kind, view.namespace), [cluster, kind, view.namespace]);
  useEffect(() => list.begin(), [list]);
  const all = useSyncExternalStore(list.subscribe, list.snapshot);
  const wish = { namespace: view.namespace, q: useDeferredValue(view.q), sort: sortThere(view.sort, view.more) };
  const first = useQuery({
    ...askRows(cluster, kind, wish, all.tooMany ? MANY : FIRST), enabled: !all.whole, refetchInterval: all.tooMany ? 5_000 : false,
  });
  const asked = useMemo(() => {
    const rows = (first.data?.rows ?? []).map((cells) => ({ key: `${String(cells[0])}/${String(cells[1])}`, cells }));
    return matching(joined(rows, view.more), columnsOf(first.data?.columns, view), { ...view, q: '' });
  }, [first.data, view]);
  const columns = useMemo(() => columnsOf(all.columns, view), [all.columns, view]);
  const shown = useMemo(() => sorted(matching(joined(all.rows, view.more), columns, { ...view, q: wish.q }), columns, view.sort), [all, columns, view, wish.q]);
  if (all.whole) return { ...all, columns, rows: shown, total: all.rows.length };
  return { columns: columnsOf(first.data?.columns, view), rows: asked, total: first.data?.total ?? null, whole: false, tooMany: all.tooMany, error: all.error ?? first.error };
}

function columnsOf(columns: string[] | undefined, { more }: View): string[] {
  return [...(columns ?? []), ...(more?.columns ?? [])];
}
