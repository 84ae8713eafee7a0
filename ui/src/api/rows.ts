import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { at, get } from './http';
import type { Cell } from './live/protocol';
import type { TableView } from './types';

export interface RowsWish {
  namespace?: string;
  q?: string;
  sort?: string;
}

export type Rows = Omit<TableView, 'rows'> & { rows: Cell[][] };

/** More than this a browser does not hold: beyond it the server searches and sorts. */
export const MOST_ROWS = 20_000;

export function rowsOf(cluster: string, kind: string, wish: RowsWish, size: number): Promise<Rows> {
  const query = new URLSearchParams({ size: String(size) });
  for (const [name, value] of Object.entries(wish)) if (value) query.set(name, value as string);
  return get<Rows>(`${at('clusters', cluster, kind)}/table?${String(query)}`);
}

/** The first rows in the wanted order, from the server: what a page shows before it has them all. */
export const askRows = (cluster: string, kind: string, wish: RowsWish, size = 100) =>
  queryOptions({ queryKey: ['rows', cluster, kind, wish, size], queryFn: () => rowsOf(cluster, kind, wish, size), placeholderData: keepPreviousData, staleTime: 0, gcTime: 30_000 });

/** Whether the cluster shows this kind at all, and all of it. Beside the cluster, so that its events ask anew. */
export const askNotice = (cluster: string, kind: string) =>
  queryOptions({ queryKey: ['cluster', cluster, 'notice', kind], queryFn: () => rowsOf(cluster, kind, {}, 1), refetchInterval: 15_000 });
