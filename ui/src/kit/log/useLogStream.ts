import { useEffect, useState } from 'react';
import { BASE } from '../../api/http';
import { readSse, type SseMessage } from '../../api/live/sse';
import type { LogLine } from './rows';

const KEPT = 50_000;
const GATHER = 80;

export interface LogStream {
  lines: LogLine[];
  state: 'reading' | 'ended' | 'broken';
}

const START: LogStream = { lines: [], state: 'reading' };

/** Follows a log of its own stream: logs are too big for the shared one. */
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
  try {
    const answer = await fetch(BASE + path, { headers: { Accept: 'text/event-stream' }, signal });
    if (answer.ok) await readSse(answer, (message) => pump.take(message));
    pump.end(answer.ok ? 'ended' : 'broken');
  } catch {
    // The connection was cut; what was read stays and the view says so.
    if (!signal.aborted) pump.end('broken');
  }
}

/** Gathers lines, so that a burst of thousands draws once and not thousands of times. */
class Pump {
  private lines: LogLine[] = [];
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: LogStream['state'] = 'reading';
  private readonly show: (lines: LogLine[], state: LogStream['state']) => void;

  constructor(show: (lines: LogLine[], state: LogStream['state']) => void) {
    this.show = show;
  }

  take(message: SseMessage): void {
    if (message.event === 'end') {
      this.state = 'ended';
    } else if (message.event === 'message') {
      this.lines.push({ n: ++this.count, ...lineOf(message.data) });
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

/** Pod logs come as `{"pod":..,"line":..}`, build logs as the bare line. */
function lineOf(data: string): { text: string; pod?: string } {
  if (!data.startsWith('{"')) return { text: data };
  try {
    const given = JSON.parse(data) as { pod?: string; line?: string };
    return typeof given.line === 'string' ? { text: given.line, ...(given.pod ? { pod: given.pod } : {}) } : { text: data };
  } catch {
    return { text: data }; // an application's own line that only looks like ours
  }
}
