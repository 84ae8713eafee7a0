import type { Cell, RowsEvent } from './protocol';

/** A row of a list: its cells stand in the order of the list's columns. */
export interface ListRow {
  /** `NAMESPACE/NAME`. */
  key: string;
  cells: Cell[];
  /** The row this one was joined from: what it was joined with is no change of it. */
  base?: ListRow;
}

interface Listed {
  seq: number;
  columns: string[];
  rows: Cell[][];
}

/** All rows of one list, kept as the cluster has them: begun by a question, moved on by the stream. */
export class RowList {
  columns: string[] = [];
  rows = new Map<string, ListRow>();
  private seq = -1;
  private filling: Map<string, ListRow> | null = null;

  load(listed: Listed): void {
    this.columns = listed.columns;
    this.rows = new Map(listed.rows.map(entry));
    this.seq = listed.seq;
  }

  /** True when something is to be shown anew. */
  take(event: RowsEvent): boolean {
    return event.name === 'rows.listed' ? this.listed(event) : this.changed(event);
  }

  /** The list comes whole, in parts; what is shown stays until it is complete. */
  private listed(part: Extract<RowsEvent, { name: 'rows.listed' }>): boolean {
    if (part.first) this.filling = new Map();
    if (this.filling === null) return false;
    for (const row of part.rows) this.filling.set(keyOf(row), known(this.rows.get(keyOf(row)), row));
    if (!part.last) return false;
    this.columns = part.columns;
    this.rows = this.filling;
    this.seq = part.seq;
    this.filling = null;
    return true;
  }

  /** What another tab missed is told to all: what is known here already must not bring back what was. */
  private changed(change: Extract<RowsEvent, { name: 'rows.changed' }>): boolean {
    if (change.seq <= this.seq) return false;
    this.seq = change.seq;
    for (const row of change.rows) this.rows.set(...entry(row));
    for (const [namespace, name] of change.gone) this.rows.delete(`${namespace}/${name}`);
    return true;
  }
}

function entry(cells: Cell[]): [string, ListRow] {
  const key = keyOf(cells);
  return [key, { key, cells }];
}

function keyOf(cells: Cell[]): string {
  return `${String(cells[0])}/${String(cells[1])}`;
}

/** A row that is as it was stays the same object, so that it is not drawn again and does not glow. */
function known(before: ListRow | undefined, cells: Cell[]): ListRow {
  return before?.cells.every((cell, n) => cell === cells[n]) ? before : { key: keyOf(cells), cells };
}
