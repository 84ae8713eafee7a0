import { useState, type ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** The first column heads the card on a phone; `wide` ones are left out there. */
  wide?: boolean;
  right?: boolean;
}

interface Table<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  id: (row: T) => string;
  empty: ReactNode;
  /** Lists that grow at the top hold new rows back while the pointer is in them. */
  growing?: boolean;
  tone?: (row: T) => string | undefined;
}

/** A list as a table; below 640 px each row is a card. */
export function DataTable<T>({ label, columns, rows, id, empty, growing = false, tone }: Table<T>) {
  const held = useHeldRows(rows, id, growing);
  if (rows.length === 0) return empty;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- watches the pointer only to keep rows still under it
    <div className="table-wrap" onMouseEnter={held.hold} onMouseLeave={held.release}>
      {held.waiting > 0 && <NewRows count={held.waiting} show={held.release} />}
      <table className="table" aria-label={label}>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" className={classOf(column)}>{column.title}</th>)}</tr>
        </thead>
        <tbody>
          {held.rows.map((row) => (
            <tr key={id(row)} className={tone?.(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)} data-title={column.title}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<T>(column: Column<T>): string | undefined {
  return [column.wide && 'wide', column.right && 'right'].filter(Boolean).join(' ') || undefined;
}

function NewRows({ count, show }: { count: number; show: () => void }) {
  const t = useTexts(words);
  return <button type="button" className="new-rows" onClick={show}>{t.newRows(count)}</button>;
}

function useHeldRows<T>(rows: T[], id: (row: T) => string, growing: boolean) {
  const [seen, setSeen] = useState<Set<string> | null>(null);
  const shown = growing && seen !== null ? rows.filter((row) => seen.has(id(row))) : rows;
  return {
    rows: shown,
    waiting: rows.length - shown.length,
    hold: () => growing && setSeen(new Set(rows.map(id))),
    release: () => setSeen(null),
  };
}
