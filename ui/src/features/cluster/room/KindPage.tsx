import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../../kit/EmptyState';
import { ProblemCard } from '../../../kit/EvidenceCard';
import { usePrefs } from '../../../kit/prefs';
import { SkeletonRows } from '../../../kit/Skeleton';
import { useRows, type ShownRows } from '../../../kit/table/useRows';
import { VirtualTable } from '../../../kit/table/VirtualTable';
import { cellOf } from '../../../kit/table/view';
import { useTexts } from '../../../kit/texts';
import { Panel, TitleRow } from '../../../kit/TitleRow';
import { words } from '../../../kit/words';
import { columnsOf } from './columns';
import { kindOf, type KindSpec, type Room } from './kinds';
import { Line, ListBanner } from './ListBanner';
import { ListBar } from './ListBar';
import { KindNav, RoomNav } from './RoomNav';
import { texts, titles } from './texts';
import { useListSearch } from './useListSearch';
import { useUsage } from './useUsage';

/** Any kind of object of one cluster: all of them, live. */
export default function KindPage() {
  const t = useTexts(texts);
  const { cluster = '', kind = '' }: { cluster?: string; kind?: string } = useParams({ strict: false });
  const known = kindOf(kind);
  if (known === undefined) return <EmptyState title={t.unknownKind} text={kind} />;
  return <List key={`${cluster}/${kind}`} cluster={cluster} room={known.room} spec={known.spec} />;
}

function List({ cluster, room, spec }: { cluster: string; room: Room; spec: KindSpec }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const { language } = usePrefs();
  const wish = useListSearch(spec.sort);
  const only = wish.ill ? spec.ill : undefined;
  const usage = useUsage(cluster, spec.kind);
  const view = useMemo(() => ({ namespace: wish.ns, q: wish.q, sort: wish.sort, only, more: usage.more }), [wish.ns, wish.q, wish.sort, only, usage.more]);
  const list = useRows(cluster, spec.kind, view);
  const label = spec.label[language];
  return (
    <>
      <TitleRow above={<><Link to="/clusters">{t.clusters}</Link> / <Link to={`/clusters/${cluster}`}>{cluster}</Link></>} title={label} answer={<Answer spec={spec} label={label} list={list} />} />
      <RoomNav cluster={cluster} />
      <ListBanner cluster={cluster} kind={spec.kind} />
      {usage.silent.length > 0 && <Line title={t.silent(usage.silent.length)} words={usage.silent.slice(0, 3).join('; ')} />}
      <Panel label={label}>
        <KindNav cluster={cluster} room={room} kind={spec.kind} />
        <ListBar cluster={cluster} spec={spec} wish={wish} count={list.total === null ? '' : t.shown(list.rows.length, list.total)} />
        {list.tooMany && <p className="list-note muted">{t.tooMany(list.rows.length, list.total ?? 0)}</p>}
        <Body cluster={cluster} spec={spec} label={label} list={list} wish={wish} />
      </Panel>
    </>
  );
}

function Body({ cluster, spec, label, list, wish }: { cluster: string; spec: KindSpec; label: string; list: ShownRows; wish: ReturnType<typeof useListSearch> }) {
  const t = useTexts(texts);
  const named = useTexts(titles);
  const columns = useMemo(() => columnsOf(spec, cluster, list.columns, named), [spec, cluster, list.columns, named]);
  if (list.total === null) return list.error ? <ProblemCard error={list.error} /> : <SkeletonRows rows={8} />;
  const filtered = wish.q !== '' || wish.ns !== '' || wish.ill;
  const empty = filtered
    ? <EmptyState title={t.nothing} text={t.nothingText}><button type="button" className="link" onClick={() => wish.set({ q: '', ns: '', ill: false })}>{t.clear}</button></EmptyState>
    : <EmptyState title={t.none(label)} text={t.noneText} />;
  return (
    <VirtualTable
      label={label} columns={columns} rows={list.rows} sort={wish.sort} sortBy={(sort) => wish.set({ sort })} empty={empty} {...(spec.card === undefined ? {} : { card: spec.card })}
      tone={(row) => (spec.ill?.(cellOf(row, list.columns)) ? 'row-ill' : undefined)}
    />
  );
}

/** Whole lists only: of a part nobody can say that all is well. */
function Answer({ spec, label, list }: { spec: KindSpec; label: string; list: ShownRows }) {
  const t = useTexts(texts);
  const ill = list.rows.filter((row) => spec.ill?.(cellOf(row, list.columns))).length;
  if (list.total === null) return t.counting;
  if (!list.whole || spec.ill === undefined || list.rows.length !== list.total) return t.all(list.total, label);
  return t.answer(list.total, label, ill);
}
