import type { Cell } from '../../api/live/protocol';
import type { ListRow } from '../../api/live/rowList';

/** What of a list somebody wants to see. */
export interface View {
  namespace: string;
  /** Part of any word of a row. */
  q: string;
  /** A column, with '-' for downwards. */
  sort: string;
  /** Only rows for which this holds. */
  only?: ((cell: (column: string) => Cell) => boolean) | undefined;
  more?: MoreColumns | undefined;
}

/** Columns that the list itself does not have: figures that are measured, joined by the row's key. */
export interface MoreColumns {
  columns: string[];
  of: (key: string) => Cell[] | undefined;
}

/** Rows without a figure have nothing there, never zero. */
export function joined(rows: ListRow[], more: MoreColumns | undefined): ListRow[] {
  if (more === undefined) return rows;
  const nothing = more.columns.map(() => null);
  return rows.map((row) => ({ key: row.key, cells: [...row.cells, ...(more.of(row.key) ?? nothing)], base: row }));
}

/** What of an order the server knows. */
export function sortThere(sort: string, more: MoreColumns | undefined): string {
  return more?.columns.includes(sort.replace('-', '')) ? '' : sort;
}

export function cellOf(row: ListRow, columns: string[]): (column: string) => Cell {
  return (column) => row.cells[columns.indexOf(column)] ?? null;
}

/** As the server searches: some word of the row has it. */
export function matching(rows: ListRow[], columns: string[], { q, only }: View): ListRow[] {
  const part = q.trim().toLowerCase();
  if (part === '' && only === undefined) return rows;
  return rows.filter((row) => (part === '' || has(row, part)) && (only?.(cellOf(row, columns)) ?? true));
}

function has(row: ListRow, part: string): boolean {
  return row.cells.some((cell) => typeof cell === 'string' && cell.toLowerCase().includes(part));
}

/** As the server sorts: nothing comes first, then by value, then by namespace and name. */
export function sorted(rows: ListRow[], columns: string[], sort: string): ListRow[] {
  const down = sort.startsWith('-') ? -1 : 1;
  const at = columns.indexOf(down < 0 ? sort.slice(1) : sort);
  return [...rows].sort((a, b) => down * (compare(a.cells[at] ?? null, b.cells[at] ?? null) || compare(a.cells[0] ?? null, b.cells[0] ?? null) || compare(a.cells[1] ?? null, b.cells[1] ?? null)));
}

function compare(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
