import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../texts';
import { useGlow } from '../useGlow';
import { words } from '../words';
import { useNarrow } from './useNarrow';
import { useSteady } from './useSteady';

export interface VirtualColumn<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** In pixels; the one without takes what is left. */
  width?: number;
  right?: boolean;
  /** Left out on a phone. */
  wide?: boolean;
  /** Shown only where there is much room. */
  far?: boolean;
  /** What the list is sorted by when its title is clicked; none: it cannot be. */
  sort?: string;
}

interface Drawn {
  key: string;
  cells: unknown[];
  /** The row without what was joined to it: only what changes in that glows. */
  base?: { cells: unknown[] };
}

interface Table<T> {
  label: string;
  columns: VirtualColumn<T>[];
  rows: T[];
  sort: string;
  sortBy: (sort: string) => void;
  empty: ReactNode;
  tone?: (row: T) => string | undefined;
  /** How high a row is on a phone, where it is a card. */
  card?: number;
}

const ROW = 36;
const CARD = 64;
/** Of the titles, which stay above the rows. */
const HEAD = 34;

/** A list of any length: only the rows in sight are in the page. Rows keep their place under the pointer. */
export function VirtualTable<T extends Drawn>({ label, columns, rows, sort, sortBy, empty, tone, card = CARD }: Table<T>) {
  const t = useTexts(words);
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const height = narrow ? card : ROW;
  const head = narrow ? 0 : HEAD;
  const steady = useSteady(rows, sort);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used in this component only
  const virtual = useVirtualizer({ count: steady.rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 12, paddingStart: head, scrollPaddingStart: head });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? head) - head;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? head);
  const walk = (event: KeyboardEvent) => {
    const to = stepOf(event, Math.floor((box.current?.clientHeight ?? 0) / height) - 1, steady.rows.length);
    if (to === null) return;
    event.preventDefault();
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${String(to)}"] a`)?.focus({ preventScroll: true }));
  };
  if (rows.length === 0 && steady.rows.length === 0) return empty;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- watches keys and pointer for the rows and links inside
    <div className="vtable-wrap" onMouseEnter={steady.hold} onMouseLeave={steady.release} onKeyDown={walk}>
      {steady.waiting > 0 && <button type="button" className="new-rows" onClick={steady.release}>{t.newRows(steady.waiting)}</button>}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div className="vtable-box" ref={box} tabIndex={0} role="group" aria-label={label}>
        <table className="vtable" style={{ '--card': `${String(card)}px` } as CSSProperties} aria-label={label} aria-rowcount={steady.rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)} style={{ width: column.width }} aria-sort={sortOf(column, sort)}>
                  {column.sort === undefined ? column.title : <SortButton by={column.sort} sort={sort} sortBy={sortBy} title={column.title} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="vtable-space" style={{ height: before }} aria-hidden="true"><td /></tr>
            {items.map(({ index }) => {
              const row = steady.rows[index];
              return row && <Line key={row.key} row={row} index={index} columns={columns} tone={[tone?.(row), steady.gone.has(row.key) && 'vtable-gone'].filter(Boolean).join(' ')} />;
            })}
            <tr className="vtable-space" style={{ height: after }} aria-hidden="true"><td /></tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row<T extends Drawn>({ row, index, columns, tone }: { row: T; index: number; columns: VirtualColumn<T>[]; tone: string }) {
  const element = useGlow<HTMLTableRowElement>((row.base ?? row).cells.join());
  return (
    <tr ref={element} data-row={index} aria-rowindex={index + 2} className={tone === '' ? undefined : tone}>
      {columns.map((column) => <td key={column.key} className={classOf(column)} data-title={column.title}>{column.cell(row)}</td>)}
    </tr>
  );
}

// Rows that stay in sight are not drawn again while the list scrolls.
const Line = memo(Row) as typeof Row;

function SortButton({ by, sort, sortBy, title }: { by: string; sort: string; sortBy: (sort: string) => void; title: string }) {
  const here = sort === by ? '↑' : sort === `-${by}` ? '↓' : '';
  return <button type="button" className="sort" onClick={() => sortBy(sort === by ? `-${by}` : by)}>{title}<span aria-hidden="true">{here}</span></button>;
}

function sortOf<T>(column: VirtualColumn<T>, sort: string): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined) return undefined;
  return sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined;
}

function classOf<T>(column: VirtualColumn<T>): string | undefined {
  return [`col-${column.key}`, column.wide && 'wide', column.far && 'far', column.right && 'right'].filter(Boolean).join(' ');
}

/** Where the keys lead from the row that has the focus; null when they lead nowhere. */
function stepOf(event: KeyboardEvent, page: number, count: number): number | null {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || event.target.tagName === 'INPUT') return null;
  const at = Number(event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
  return Math.max(0, Math.min(count - 1, at + step));
}
