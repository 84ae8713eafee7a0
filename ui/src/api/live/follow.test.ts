import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowedList } from './follow';

/** The server's answers to a list and to the stream, in turn; the last one stays. */
describe('a list that is followed', () => {
  let tables: Response[];
  let streams: Response[];
  let say: (text: string) => void;
  let end: (() => void) | undefined;

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('fetch', (url: string) => Promise.resolve(url.startsWith('/api/v1/live') ? (streams.shift() ?? stream()) : (tables.shift() ?? table('a'))));
  });
  afterEach(() => {
    end?.();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('becomes live although its first load failed', async () => {
    tables = [new Response('{}', { status: 503 })];
    const list = begun('failed');
    await vi.advanceTimersByTimeAsync(100);
    expect(list.snapshot().error).not.toBeNull();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(list.snapshot()).toMatchObject({ whole: true, error: null });
    say(change('list/failed/pods', 'b'));
    await vi.advanceTimersByTimeAsync(500);
    expect(list.snapshot().rows.map((row) => row.key)).toEqual(['n/a', 'n/b']);
  });

  it('is asked for again when the stream does not carry it, and lives on when it does', async () => {
    tables = [table('a'), table('c')];
    streams = [new Response(JSON.stringify({ detail: "topic 'list/refused/pods' does not exist" }), { status: 404 })];
    const list = begun('refused');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(list.snapshot().whole).toBe(false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(list.snapshot()).toMatchObject({ whole: true, rows: [{ key: 'n/c' }] });
    say(change('list/refused/pods', 'd'));
    await vi.advanceTimersByTimeAsync(500);
    expect(list.snapshot().rows).toHaveLength(2);
  });

  function begun(cluster: string): FollowedList {
    const list = new FollowedList(cluster, 'pods', '');
    end = list.begin();
    return list;
  }

  function table(name: string): Response {
    return new Response(JSON.stringify({ columns: ['namespace', 'name'], rows: [['n', name]], seq: 4, next: null, total: 1 }), { status: 200 });
  }

  function stream(): Response {
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (say = (text) => given.enqueue(new TextEncoder().encode(text))) });
    return new Response(body, { status: 200 });
  }

  function change(topic: string, name: string): string {
    return `id: 7;${topic}=5\nevent: rows.changed\ndata: ${JSON.stringify({ name: 'rows.changed', topic, seq: 5, rows: [['n', name]], gone: [] })}\n\n`;
  }
});
