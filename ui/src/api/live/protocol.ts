import type { LiveEvent } from '../types';

/** What a tab tells the hub that holds the browser's one stream. */
export type ToHub = { type: 'topics'; topics: string[] } | { type: 'bye' } | { type: 'retry' };

export type Connection = 'idle' | 'connecting' | 'live' | 'lost' | 'signedOut';

/** What the hub tells its tabs. `fresh`: what was listed before now may have missed a change. */
export type FromHub =
  | { type: 'state'; state: Connection; heard: number }
  | { type: 'event'; event: LiveEvent }
  | { type: 'fresh' }
  | { type: 'reset' };
