import type { LiveEvent } from '../types';
import { Hub } from './hub';
import type { Connection, FromHub, RowsEvent, ToHub } from './protocol';

export interface LiveState {
  state: Connection;
  heard: number;
}

interface Receiver {
  event(event: LiveEvent): void;
  relist(): void;
}

/** Who follows a list. `refused`: the stream does not carry it (any more). */
export interface Follower {
  take(event: RowsEvent): void;
  refused(): void;
}

/** A tab's end of the shared stream: counts who watches which topic and hands events on. */
class LiveClient {
  private readonly counts = new Map<string, number>();
  private readonly watchers = new Set<() => void>();
  private readonly lists = new Map<string, Set<Follower>>();
  private send: ((message: ToHub) => void) | null = null;
  private receiver: Receiver | null = null;
  private now: LiveState = { state: 'idle', heard: 0 };

  receive(receiver: Receiver): void {
    this.receiver = receiver;
  }

  watch(topics: string[]): () => void {
    topics.forEach((topic) => this.count(topic, 1));
    this.announce();
    return () => {
      topics.forEach((topic) => this.count(topic, -1));
      this.announce();
    };
  }

  /** Follows a list from the point it was read at. */
  follow(topic: string, from: number, follower: Follower): () => void {
    const readers = this.lists.get(topic) ?? new Set();
    this.lists.set(topic, readers.add(follower));
    this.count(topic, 1);
    this.announce({ [topic]: from });
    return () => {
      readers.delete(follower);
      this.count(topic, -1);
      this.announce();
    };
  }

  retry(): void {
    this.send?.({ type: 'retry' });
  }

  readonly snapshot = (): LiveState => this.now;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  private count(topic: string, by: number): void {
    const left = (this.counts.get(topic) ?? 0) + by;
    if (left > 0) this.counts.set(topic, left);
    else this.counts.delete(topic);
  }

  private announce(from: Record<string, number> = {}): void {
    this.send ??= this.reach();
    this.send({ type: 'topics', topics: [...this.counts.keys()], from });
  }

  private reach(): (message: ToHub) => void {
    const send = 'SharedWorker' in globalThis ? this.reachWorker() : this.reachOwn();
    addEventListener('pagehide', () => send({ type: 'bye' }));
    addEventListener('pageshow', (event) => event.persisted && this.announce());
    return send;
  }

  private reachWorker(): (message: ToHub) => void {
    const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'slipway-live' });
    worker.port.onmessage = (message: MessageEvent<FromHub>) => this.take(message.data);
    return (message) => worker.port.postMessage(message);
  }

  private reachOwn(): (message: ToHub) => void {
    const hub = new Hub('/api/v1/live');
    return (message) => hub.tell(this, (reply) => this.take(reply), message);
  }

  private hand(event: LiveEvent | RowsEvent): void {
    if ('topic' in event) this.lists.get(event.topic)?.forEach((follower) => follower.take(event));
    else this.receiver?.event(event);
  }

  private take(message: FromHub): void {
    if (message.type === 'event') this.hand(message.event);
    if (message.type === 'refused') this.lists.get(message.topic)?.forEach((follower) => follower.refused());
    if (message.type === 'fresh' || message.type === 'reset') this.receiver?.relist();
    if (message.type !== 'state') return;
    this.now = { state: message.state, heard: message.heard };
    this.watchers.forEach((watcher) => watcher());
  }
}

export const live = new LiveClient();
