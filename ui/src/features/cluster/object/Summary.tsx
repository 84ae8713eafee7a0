import type { ObjectDetail } from '../../../api/types';
import { useTexts } from '../../../kit/texts';
import { Ago } from '../../../kit/Time';
import { columnsOf } from '../room/columns';
import type { KindSpec } from '../room/kinds';
import { titles } from '../room/texts';
import { useUsage } from '../room/useUsage';
import { texts } from './texts';

/** They are one figure together. */
const SCALE = ['ready', 'desired'];

/** The row of the list, with room for all of it, and who wrote it. */
export function Summary({ object, spec }: { object: ObjectDetail; spec: KindSpec }) {
  const t = useTexts(texts);
  const named = useTexts(titles);
  const { row } = object;
  const { cells } = row;
  const { more } = useUsage(row.cluster, spec.kind);
  const key = `${row.namespace}/${row.name}`;
  const columns = ['namespace', 'name', ...Object.keys(cells), ...(more?.columns ?? [])];
  const line = { key, cells: [row.namespace, row.name, ...Object.values(cells), ...(more?.of(key) ?? [])] };
  const shown = [...spec.columns, ...Object.keys(cells)].filter((one, at, all) => one !== 'name' && all.indexOf(one) === at && !(all.includes('scale') && SCALE.includes(one)));
  return (
    <dl className="facts">
      {columnsOf({ ...spec, columns: shown }, row.cluster, columns, named).map((column) => (
        <div key={column.key} className="fact"><dt>{column.title}</dt><dd className="break">{column.cell(line)}</dd></div>
      ))}
      <div className="fact">
        <dt>{t.writers}</dt>
        <dd className="writers">{object.writers.slice(0, 6).map((one) => <span key={`${one.name}${String(one.time)}`}>{one.name} {one.time && <span className="muted"><Ago at={one.time} /></span>}</span>)}</dd>
      </div>
    </dl>
  );
}
