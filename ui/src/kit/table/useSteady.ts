import { useState } from 'react';

interface Keyed {
  key: string;
}

/** Keeps rows in their places while the pointer is among them: they change in place, new ones wait, gone ones stay dimmed. */
export function useSteady<T extends Keyed>(rows: T[], order: string) {
  const [held, setHeld] = useState<{ rows: T[]; order: string } | null>(null);
  const steady = held !== null && held.order === order ? held.rows : null;
  const release = () => setHeld(null);
  if (steady === null) return { rows, gone: NONE, waiting: 0, hold: () => setHeld({ rows, order }), release };
  const now = new Map(rows.map((row) => [row.key, row]));
  const shown = steady.map((row) => now.get(row.key) ?? row);
  const gone = new Set(steady.filter((row) => !now.has(row.key)).map((row) => row.key));
  return { rows: shown, gone, waiting: rows.length - (steady.length - gone.size), hold: () => undefined, release };
}

const NONE: ReadonlySet<string> = new Set();
