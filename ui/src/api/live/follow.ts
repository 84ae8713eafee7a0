import { ProblemError } from '../http';
import { MOST_ROWS, rowsOf } from '../rows';
import { live } from './client';
import { RowList, type ListRow } from './rowList';

export interface Followed {
  columns: string[];
  rows: ListRow[];
  /** All rows are here and move as the cluster moves them. */
  whole: boolean;
  /** There are more than a browser holds. */
  tooMany: boolean;
  error: unknown;
}

const NOTHING: Followed = { columns: [], rows: [], whole: false, tooMany: false, error: null };
/** What changes faster than this is drawn together. */
const DRAW = 150;
const AGAIN = 5_000;

/** One list as a page sees it: asked for once, then moved by the stream. */
export class FollowedList {
  private readonly list = new RowList();
  private readonly watchers = new Set<() => void>();
  private readonly where: { cluster: string; kind: string; namespace: string };
  private now = NOTHING;
  private open = 0;
  private end: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private due = false;

  constructor(cluster: string, kind: string, namespace: string) {
    this.where = { cluster, kind, namespace };
  }

  readonly snapshot = (): Followed => this.now;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Follows until the answer is called. */
  readonly begin = (): (() => void) => {
    const mine = ++this.open;
    void this.load(mine);
    return () => {
      this.open++;
      clearTimeout(this.retry);
      clearTimeout(this.timer);
      this.timer = undefined;
      this.end();
      this.end = () => undefined;
    };
  };

  private async load(mine: number): Promise<void> {
    const { cluster, kind, namespace } = this.where;
    try {
      const rows = await rowsOf(cluster, kind, { namespace }, MOST_ROWS);
      if (mine !== this.open) return;
      if (rows.next !== null) {
        this.show({ ...NOTHING, tooMany: true });
        return;
      }
      this.list.load(rows);
      const topic = `list/${cluster}/${kind}${namespace === '' ? '' : `/${namespace}`}`;
      this.end = live.follow(topic, rows.seq, { take: (event) => this.list.take(event) && this.draw(), refused: () => this.refused(mine) });
      this.draw();
    } catch (error) {
      if (mine !== this.open) return;
      this.show({ ...this.now, error });
      const status = error instanceof ProblemError ? error.problem.status : 0;
      if (status === 0 || status >= 500) this.again(mine);
    }
  }

  /** The stream does not carry it: what is here no longer moves, and the question says why. */
  private refused(mine: number): void {
    if (mine !== this.open) return;
    this.end();
    this.end = () => undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.show({ ...this.now, whole: false });
    this.again(mine);
  }

  private again(mine: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.load(mine), AGAIN);
  }

  private draw(): void {
    this.due = this.timer !== undefined;
    if (this.due) return;
    this.show({ columns: this.list.columns, rows: [...this.list.rows.values()], whole: true, tooMany: false, error: null });
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.due) this.draw();
    }, DRAW);
  }

  private show(next: Followed): void {
    this.now = next;
    this.watchers.forEach((watcher) => watcher());
  }
}
