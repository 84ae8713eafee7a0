import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { askRows } from '../../../api/rows';
import { useKeys } from '../../../kit/shell/useKeys';
import { useTexts } from '../../../kit/texts';
import type { KindSpec } from './kinds';
import { texts } from './texts';
import type { useListSearch } from './useListSearch';

interface Bar {
  cluster: string;
  spec: KindSpec;
  wish: ReturnType<typeof useListSearch>;
  count: string;
}

/** Search as you type, namespace, and only what is not well. */
export function ListBar({ cluster, spec, wish, count }: Bar) {
  const t = useTexts(texts);
  const search = useRef<HTMLInputElement>(null);
  useKeys('/', () => search.current?.focus());
  return (
    <div className="list-bar">
      <input ref={search} className="field list-search" type="search" aria-label={t.search} placeholder={t.searchHint} aria-keyshortcuts="/" value={wish.q} onChange={(event) => wish.set({ q: event.target.value })} />
      {spec.namespaced && <Namespaces cluster={cluster} value={wish.ns} pick={(ns) => wish.set({ ns })} />}
      {spec.ill && <label><input type="checkbox" checked={wish.ill} onChange={(event) => wish.set({ ill: event.target.checked })} />{t.onlyIll}</label>}
      <span className="list-count number" role="status">{count}</span>
    </div>
  );
}

function Namespaces({ cluster, value, pick }: { cluster: string; value: string; pick: (namespace: string) => void }) {
  const t = useTexts(texts);
  const names = (useQuery(askRows(cluster, 'namespaces', { sort: 'name' }, 5_000)).data?.rows ?? []).map((row) => String(row[1]));
  const all = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <select className="field list-namespace" aria-label={t.namespace} value={value} onChange={(event) => pick(event.target.value)}>
      <option value="">{t.everywhere}</option>
      {all.map((name) => <option key={name} value={name}>{name}</option>)}
    </select>
  );
}
