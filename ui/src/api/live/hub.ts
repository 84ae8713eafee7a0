import type { LiveEvent } from '../types';
import { Position } from './position';
import type { Connection, FromHub, RowsEvent, ToHub } from './protocol';
import { readSse, type SseMessage } from './sse';

export type Send = (message: FromHub) => void;

const SILENCE = 60_000;
const PAUSES = [500, 1_000, 2_000, 5_000, 10_000];

/**
 * Holds the one stream of a browser for all its tabs: HTTP/1.1 allows six connections a host, and
 * every tab with a stream of its own would eat one. Lives in a shared worker, or in the page where
 * the browser has none.
 */
export class Hub {
  private readonly tabs = new Map<object, { send: Send; topics: string[] }>();
  private open: { topics: string; abort: AbortController } | null = null;
  private state: Connection = 'idle';
  private heard = 0;
  private readonly position = new Position();
  private readonly refused = new Set<string>();
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  tell(tab: object, send: Send, message: ToHub): void {
    if (message.type === 'bye') this.tabs.delete(tab);
    const again = message.type === 'topics' && this.join(tab, send, message.topics, message.from ?? {});
    if (message.type === 'retry') this.failures = 0;
    if (again || this.wanted() !== (this.open?.topics ?? '') || message.type === 'retry') this.later(message.type === 'retry' ? 0 : 30);
  }

  /** True when a list is to be told again from an earlier point: this tab has read less of it than the others. */
  private join(tab: object, send: Send, topics: string[], from: Record<string, number>): boolean {
    if (!this.tabs.has(tab)) send({ type: 'state', state: this.state, heard: this.heard });
    // Whoever begins to follow it asks again: what was refused may be there, or ours, by now.
    const before = this.tabs.get(tab)?.topics ?? [];
    for (const topic of [...topics.filter((one) => !before.includes(one)), ...Object.keys(from)]) this.refused.delete(topic);
    this.tabs.set(tab, { send, topics });
    return Object.entries(from).filter(([topic, seq]) => this.position.follow(topic, seq)).length > 0;
  }

  private wanted(): string {
    const all = new Set([...this.tabs.values()].flatMap((tab) => tab.topics));
    return [...all].filter((topic) => !this.refused.has(topic)).sort().join(',');
  }

  /** Several pages mount and unmount at once during navigation; one reconnect serves them all. */
  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), pause);
  }

  private async connect(): Promise<void> {
    const topics = this.wanted();
    this.position.keep(new Set(topics.split(',')));
    this.open?.abort.abort();
    clearTimeout(this.watchdog);
    if (topics === '') {
      this.open = null;
      this.enter('idle');
      return;
    }
    const mine = { topics, abort: new AbortController() };
    this.open = mine;
    if (this.state !== 'live') this.enter('connecting');
    const ended = await this.stream(topics, mine.abort.signal).catch(() => 'lost' as const);
    if (this.open !== mine) return;
    this.open = null;
    this.enter(ended);
    if (ended === 'lost') this.later(PAUSES[Math.min(this.failures++, PAUSES.length - 1)] ?? 0);
  }

  private async stream(topics: string, signal: AbortSignal): Promise<'lost' | 'signedOut'> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    const { resumes } = this.position;
    const reached = this.position.toString();
    if (reached !== null) headers['Last-Event-ID'] = reached;
    const answer = await fetch(`${this.url}?topics=${encodeURIComponent(topics)}`, { headers, signal, cache: 'no-store' });
    if (answer.status === 401) return 'signedOut';
    if (answer.status === 404) await this.forget(answer);
    if (!answer.ok) return 'lost';
    this.failures = 0;
    this.enter('live');
    if (!resumes) this.all({ type: 'fresh' });
    await readSse(answer, (message) => this.take(message), () => this.alive());
    return 'lost';
  }

  /** One topic that is gone or not ours would cost all tabs their stream: it is left out until somebody begins to follow it anew. */
  private async forget(answer: Response): Promise<void> {
    const { detail = '' } = (await answer.json()) as { detail?: string };
    const named = /'([^']+)'/.exec(detail)?.[1];
    if (named === undefined) return;
    this.refused.add(named);
    for (const tab of this.tabs.values()) if (tab.topics.includes(named)) tab.send({ type: 'refused', topic: named });
  }

  private take(message: SseMessage): void {
    // The greeting names the newest event of all; on a resumed stream the missed ones are still to come.
    if (message.event === 'hello') {
      this.position.greeted(message.id);
      return;
    }
    if (message.id !== null && message.id !== '') this.position.reached(message.id);
    if (message.event === 'reset') {
      this.all({ type: 'reset' });
    } else if (message.data !== '') {
      this.all({ type: 'event', event: JSON.parse(message.data) as LiveEvent | RowsEvent });
    }
  }

  private alive(): void {
    this.heard = Date.now();
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.later(0), SILENCE);
    if (this.state !== 'live') this.enter('live');
  }

  private enter(state: Connection): void {
    if (state === 'live') this.heard = Date.now();
    this.state = state;
    this.all({ type: 'state', state, heard: this.heard });
  }

  private all(message: FromHub): void {
    for (const tab of this.tabs.values()) tab.send(message);
  }
}
