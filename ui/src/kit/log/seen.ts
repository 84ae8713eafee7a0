/** A line as the server sends it. */
export interface Sent {
  pod: string;
  time: string;
  line: string;
  /** Of a line of a file: the file's number and the place behind the line in it. */
  at?: string | undefined;
}

interface Pod {
  files: Map<string, number>;
  last: Sent[];
  left: Map<string, number>;
  newest: number;
  joined: number;
}

const KEPT = 512;
const CROSSING = 20_000;

/**
 * Lines that were shown, so that a stream that is joined again shows each once: the server sends again what is not older
 * than the time asked for, and what was had of it is told apart by pod, time and text.
 */
export class Seen {
  private readonly pods = new Map<string, Pod>();
  private newest = -Infinity;

  /** The time to ask from; clocks of nodes differ. Undefined when nothing was shown. */
  from(): string | undefined {
    return this.newest === -Infinity ? undefined : new Date(this.newest - CROSSING).toISOString();
  }

  /** To be called before the stream is joined again. */
  join(): void {
    for (const pod of this.pods.values()) {
      pod.joined = pod.newest;
      pod.left = new Map();
      for (const line of pod.last) pod.left.set(key(line), (pod.left.get(key(line)) ?? 0) + 1);
    }
  }

  /** True when the line was not shown before; it counts as shown then. */
  isNew(line: Sent): boolean {
    const at = Date.parse(line.time);
    if (Number.isNaN(at)) return true;
    const pod = this.pods.get(line.pod) ?? { files: new Map<string, number>(), last: [], left: new Map<string, number>(), newest: -Infinity, joined: -Infinity };
    this.pods.set(line.pod, pod);
    if (line.at !== undefined) {
      const [file = '', end = '0'] = line.at.split(':');
      if (Number(end) <= (pod.files.get(file) ?? -1)) return false;
      pod.files.set(file, Number(end));
      this.newest = Math.max(this.newest, at);
      return true;
    }
    // Times are cut to milliseconds here: within the last one, the text decides.
    if (at <= pod.joined) {
      const oldest = pod.last[0];
      if (oldest !== undefined && at < Date.parse(oldest.time)) return false;
      const left = pod.left.get(key(line)) ?? 0;
      if (left > 0) {
        pod.left.set(key(line), left - 1);
        return false;
      }
    }
    pod.last.push(line);
    if (pod.last.length > KEPT) pod.last.shift();
    pod.newest = Math.max(pod.newest, at);
    this.newest = Math.max(this.newest, at);
    return true;
  }
}

function key(line: Sent): string {
  return `${line.time} ${line.line}`;
}
