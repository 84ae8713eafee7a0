import { Link } from '@tanstack/react-router';
import type { LiveEvent } from '../../api/types';
import { DataTable, type Column } from '../../kit/DataTable';
import { EmptyState } from '../../kit/EmptyState';
import { Person } from '../../kit/Person';
import { useTexts } from '../../kit/texts';
import { Ago } from '../../kit/Time';
import { words } from '../../kit/words';
import { detailOf } from './detail';
import { texts } from './texts';

export function EventTable({ events, withPlace = false }: { events: LiveEvent[]; withPlace?: boolean }) {
  const t = { ...useTexts(words), ...useTexts(texts) };
  const columns: Column<LiveEvent>[] = [
    { key: 'when', title: t.when, cell: (event) => <Ago at={event.time} /> },
    { key: 'what', title: t.what, cell: (event) => <code className={toneOf(event.name)}>{event.name}</code> },
    ...(withPlace ? [{ key: 'place', title: t.place, cell: (event: LiveEvent) => <Place event={event} /> }] : []),
    { key: 'who', title: t.who, cell: (event) => <Person name={event.actor} /> },
    { key: 'detail', title: t.detail, cell: (event) => <span className="clip clip-wide" title={detailOf(event)}>{detailOf(event) || '–'}</span> },
  ];
  return <DataTable growing label={t.activity} columns={columns} rows={events} id={(event) => String(event.seq)} empty={<EmptyState title={t.none} text={t.noneText} />} />;
}

function toneOf(name: string): string {
  if (/failed|broken|timed|lost/.test(name)) return 'tone-fail';
  return /succeeded|proven|finished/.test(name) ? 'tone-ok' : '';
}

function Place({ event }: { event: LiveEvent }) {
  if (!event.project) return <>–</>;
  const path = event.app ? `/p/${event.project}/apps/${event.app}` : `/p/${event.project}`;
  return <Link to={path} search={event.env ? { env: event.env } : {}}>{[event.project, event.env, event.app].filter(Boolean).join(' / ')}</Link>;
}
