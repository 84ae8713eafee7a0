import type { LiveEvent } from '../types';

/** What a tab tells the hub that holds the browser's one stream. `from`: how far it has read lists that it begins to follow. */
export type ToHub = { type: 'topics'; topics: string[]; from?: Record<string, number> } | { type: 'bye' } | { type: 'retry' };

export type Connection = 'idle' | 'connecting' | 'live' | 'lost' | 'signedOut';

export type Cell = string | number | boolean | null;

/** Lists and what changes in them, as they come on the stream beside the events. */
export type RowsEvent =
  | { name: 'rows.listed'; topic: string; seq: number; first: boolean; last: boolean; columns: string[]; rows: Cell[][] }
  | { name: 'rows.changed'; topic: string; seq: number; rows: Cell[][]; gone: [string, string][] };

/** What the hub tells its tabs. `fresh`: what was listed before now may have missed a change. `refused`: the server does not carry this topic for us. */
export type FromHub =
  | { type: 'state'; state: Connection; heard: number }
  | { type: 'event'; event: LiveEvent | RowsEvent }
  | { type: 'refused'; topic: string }
  | { type: 'fresh' }
  | { type: 'reset' };
