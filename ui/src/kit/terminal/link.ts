import { post, ProblemError } from '../../api/http';
import type { TerminalTicket } from '../../api/types';
import { countOf, DATA, ENDED, ERROR, here, message, OPENED, PROTOCOL, resize, taken, TAKEN, WINDOW, wordsOf } from './wire';

const ACKNOWLEDGE = WINDOW / 4;
const PART = 16 * 1024;
const HERE_MILLIS = 10_000;
const AGAIN_MILLIS = 1_000;
/** As long as the server waits for its reader. */
const PATIENCE_MILLIS = 60_000;

export interface Ended {
  exit: number;
  word: string;
  detail: string;
}

/** Who shows a session. */
export interface Shower {
  /** Calls back when the bytes are on the screen: only then more is asked for. */
  show: (bytes: Uint8Array, shown: () => void) => void;
  state: (state: 'opening' | 'open' | 'away' | 'ended', ended?: Ended) => void;
  size: () => { columns: number; rows: number };
}

/** A session's way to the server: through breaks of it, without loss. */
export class Link {
  private socket: WebSocket | null = null;
  private place = -1;
  private acknowledged = 0;
  private sent = 0;
  private took = 0;
  private waiting: Uint8Array[] = [];
  private readonly beat: ReturnType<typeof setInterval>;
  private over = false;
  private awaySince = 0;
  private readonly path: string;
  private readonly shower: Shower;
  readonly session: string;

  /** @param path of the app, to which `/terminals` is posted */
  constructor(path: string, ticket: TerminalTicket, shower: Shower) {
    this.path = path;
    this.shower = shower;
    this.session = ticket.session;
    this.beat = setInterval(() => this.send(here), HERE_MILLIS);
    this.open(ticket);
  }

  private open(ticket: TerminalTicket): void {
    const address = `${location.origin.replace(/^http/, 'ws')}${ticket.path}?from=${String(this.place)}`;
    const socket = new WebSocket(address, [PROTOCOL, `ticket.${ticket.ticket}`]);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => this.heard(new Uint8Array(event.data));
    socket.onclose = () => this.broke(socket);
    this.socket = socket;
  }

  private heard(bytes: Uint8Array): void {
    switch (bytes[0]) {
      case DATA:
      case ERROR:
        this.shower.show(bytes.subarray(1), () => this.shown(bytes.length - 1));
        break;
      case TAKEN:
        this.took = countOf(bytes);
        this.flush();
        break;
      case OPENED:
        this.opened((wordsOf(bytes) as { from: number }).from);
        break;
      case ENDED:
        this.end(wordsOf(bytes) as Ended);
        break;
      default:
    }
  }

  private opened(from: number): void {
    this.place = from;
    this.acknowledged = from;
    // What was on its way when an older connection broke is not waited for.
    this.sent = this.took;
    this.awaySince = 0;
    this.shower.state('open');
    const { columns, rows } = this.shower.size();
    this.resize(columns, rows);
    this.flush();
  }

  private shown(count: number): void {
    this.place += count;
    if (this.place - this.acknowledged < ACKNOWLEDGE) return;
    this.acknowledged = this.place;
    this.send(taken(this.place));
  }

  type(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PART) this.waiting.push(bytes.subarray(at, at + PART));
    this.flush();
  }

  private flush(): void {
    while (this.waiting.length > 0 && this.sent - this.took < WINDOW - PART && this.socket?.readyState === WebSocket.OPEN) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.sent += next.length;
      this.send(message(DATA, next));
    }
  }

  resize(columns: number, rows: number): void {
    this.send(resize(columns, rows));
  }

  private send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(bytes);
  }

  private broke(socket: WebSocket): void {
    if (this.over || this.socket !== socket) return;
    this.awaySince ||= Date.now();
    this.shower.state('away');
    setTimeout(() => void this.again(), AGAIN_MILLIS);
  }

  private async again(): Promise<void> {
    if (this.over) return;
    try {
      this.open(await post<TerminalTicket>(`${this.path}/terminals`, { session: this.session }));
    } catch (cause) {
      const lost = cause instanceof ProblemError && [401, 403, 404].includes(cause.problem.status);
      if (lost || Date.now() - this.awaySince > PATIENCE_MILLIS) {
        this.end({ exit: 1, word: 'Left', detail: cause instanceof Error ? cause.message : String(cause) });
      } else {
        setTimeout(() => void this.again(), AGAIN_MILLIS);
      }
    }
  }

  private end(ended: Ended): void {
    this.stop();
    this.shower.state('ended', ended);
  }

  /** Lets go of it; the session itself is ended by who asks the server to. */
  stop(): void {
    this.over = true;
    clearInterval(this.beat);
    this.socket?.close();
  }
}
