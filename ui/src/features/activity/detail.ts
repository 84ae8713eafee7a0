import type { LiveEvent } from '../../api/types';

const SAID = ['message', 'cause', 'reason', 'version', 'state', 'url', 'number', 'name'];

/** The telling part of an event's data in one line, whatever kind it is. */
export function detailOf(event: LiveEvent): string {
  const inner = Object.values(event.data).find((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const data = { ...(inner as object | undefined), ...event.data } as Record<string, unknown>;
  return SAID.map((name) => data[name]).filter((value) => typeof value === 'string' || typeof value === 'number').slice(0, 3).join(' · ');
}
