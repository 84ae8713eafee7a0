import { useMemo, useState } from 'react';
import type { Cell } from '../../../api/live/protocol';
import type { ObjectDetail } from '../../../api/types';
import { EmptyState } from '../../../kit/EmptyState';
import { useRows } from '../../../kit/table/useRows';
import { VirtualTable } from '../../../kit/table/VirtualTable';
import { useTexts } from '../../../kit/texts';
import { columnsOf } from '../room/columns';
import { kindOf } from '../room/kinds';
import { titles } from '../room/texts';
import { texts } from './texts';

/** What the cluster said about this object in the last hour, live. */
export function Events({ object }: { object: ObjectDetail }) {
  const t = useTexts(texts);
  const named = useTexts(titles);
  const [sort, setSort] = useState('-time');
  const me = `${object.word}/${object.row.name}`;
  const view = useMemo(() => ({ namespace: object.row.namespace === '' ? 'default' : object.row.namespace, q: '', sort, only: (cell: (column: string) => Cell) => cell('about') === me }), [object.row.namespace, sort, me]);
  const list = useRows(object.row.cluster, 'events', view);
  const spec = kindOf('events')?.spec;
  if (spec === undefined) return null;
  const columns = columnsOf({ ...spec, columns: ['type', 'reason', 'message', 'count', 'time'] }, object.row.cluster, list.columns, named);
  return <VirtualTable label={t.events} columns={columns} rows={list.rows} sort={sort} sortBy={setSort} card={112} empty={<EmptyState title={t.noEvents} text={t.noEventsText} />} />;
}
