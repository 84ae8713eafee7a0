import { useEffect, useState } from 'react';
import { BASE } from '../../api/http';
import { readSse, type SseMessage } from '../../api/live/sse';
import type { LogLine } from './rows';
import { Seen, type Sent } from './seen';

const KEPT = 50_000;
const GATHER = 80;
const RETRY = 1_000;

export interface LogStream {
  lines: LogLine[];
  state: 'reading' | 'ended' | 'broken';
}

const START: LogStream = { lines: [], state: 'reading' };

/** Follows a log of its own stream: logs are too big for the shared one. Lines with a time are joined again when it breaks. */
export function useLogStream(path: string | null): LogStream {
  const [stream, setStream] = useState<LogStream & { path: string | null }>({ ...START, path });
  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    const pump = new Pump((lines, state) => setStream({ lines, state, path }));
    void follow(path, abort.signal, pump);
    return () => {
      abort.abort();
      pump.stop();
    };
  }, [path]);
  return stream.path === path ? stream : START;
}

async function follow(path: string, signal: AbortSignal, pump: Pump): Promise<void> {
  let joins = path.includes('follow=true');
  do {
    try {
      const answer = await fetch(BASE + pump.again(path), { headers: { Accept: 'text/event-stream' }, signal });
      if (answer.ok) await readSse(answer, (message) => pump.take(message));
      // What was refused is refused again.
      if (answer.status >= 400 && answer.status < 500) joins = false;
      pump.end(answer.ok && !joins ? 'ended' : 'broken');
    } catch {
      // The connection was cut; what was read stays and the view says so.
      if (!signal.aborted) pump.end('broken');
    }
    joins = joins && !pump.ended();
    if (joins) await pause(RETRY, signal);
  } while (!signal.aborted && joins);
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Gathers lines, so that a burst of thousands draws once and not thousands of times. */
class Pump {
  private lines: LogLine[] = [];
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: LogStream['state'] = 'reading';
  private readonly seen = new Seen();
  private readonly show: (lines: LogLine[], state: LogStream['state']) => void;

  constructor(show: (lines: LogLine[], state: LogStream['state']) => void) {
    this.show = show;
  }

  /** The path to ask: all since the last line once there is one. */
  again(path: string): string {
    const from = this.seen.from();
    this.seen.join();
    if (from === undefined) return path;
    const [place, query] = path.split('?', 2);
    const asked = new URLSearchParams(query);
    asked.delete('tail');
    asked.set('from', from);
    return `${place ?? path}?${String(asked)}`;
  }

  ended(): boolean {
    return this.state === 'ended';
  }

  take(message: SseMessage): void {
    if (message.event === 'end') {
      this.state = 'ended';
    } else if (message.event === 'message') {
      const line = lineOf(message.data);
      if (typeof line !== 'string' && !this.seen.isNew(line)) return;
      this.state = 'reading';
      const text = typeof line === 'string' ? { text: line } : { text: line.line, pod: line.pod, time: line.time };
      this.lines.push({ n: ++this.count, ...text });
    }
    this.later();
  }

  end(state: LogStream['state']): void {
    this.state = this.state === 'ended' ? 'ended' : state;
    this.later();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.lines = this.lines.slice(-KEPT);
      this.show([...this.lines], this.state);
    }, GATHER);
  }
}

/** Pod logs come as `{"pod":..,"time":..,"line":..}`, build logs as the bare line. */
function lineOf(data: string): Sent | string {
  if (!data.startsWith('{"pod"')) return data;
  try {
    const given = JSON.parse(data) as Partial<Sent>;
    return typeof given.line === 'string' && typeof given.time === 'string' ? { pod: given.pod ?? '', time: given.time, line: given.line, at: given.at } : data;
  } catch {
    return data; // an application's own line that only looks like ours
  }
}
