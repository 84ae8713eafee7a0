import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hub } from './hub';
import type { FromHub } from './protocol';

interface Call {
  url: string;
  lastId: string | undefined;
  say: (text: string) => void;
  end: () => void;
}

describe('the hub of the one stream', () => {
  let calls: Call[];
  let refuse: string | null;

  beforeEach(() => {
    vi.useFakeTimers();
    calls = [];
    refuse = null;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => Promise.resolve(answer(url, init)));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('opens one stream for the topics of all tabs', async () => {
    const hub = new Hub('/live');
    hub.tell({}, () => undefined, { type: 'topics', topics: ['env/p/e'] });
    hub.tell({}, () => undefined, { type: 'topics', topics: ['app/p/a', 'env/p/e'] });
    await settle(50);
    expect(calls.map((call) => decodeURIComponent(call.url))).toEqual(['/live?topics=app/p/a,env/p/e']);
  });

  it('resumes after a cut from the last event it saw, and says that it is lost meanwhile', async () => {
    const { told } = await opened();
    calls[0]?.say('id: 42\nevent: pod.changed\ndata: {"seq":42,"name":"pod.changed"}\n\n');
    await settle(0);
    calls[0]?.end();
    await settle(10);
    expect(told.at(-1)).toMatchObject({ type: 'state', state: 'lost' });
    await settle(600);
    expect(calls[1]?.lastId).toBe('42');
    expect(told.filter((message) => message.type === 'event')).toHaveLength(1);
  });

  it('does not let the greeting of a resumed stream skip what was missed', async () => {
    const { hub, tab } = await opened();
    calls[0]?.say('id: 10\nevent: hello\ndata: {}\n\nid: 11\nevent: a.b\ndata: {"name":"a.b"}\n\n');
    await settle(0);
    hub.tell(tab, () => undefined, { type: 'topics', topics: ['env/p/e', 'env/p/f'] });
    await settle(50);
    calls[1]?.say('id: 99\nevent: hello\ndata: {}\n\n');
    await settle(0);
    hub.tell(tab, () => undefined, { type: 'topics', topics: ['env/p/e'] });
    await settle(50);
    expect(calls.map((call) => call.lastId)).toEqual([undefined, '11', '11']);
  });

  it('passes a reset on, and asks for fresh lists when it had no point to resume from', async () => {
    const { told } = await opened();
    calls[0]?.say('id: 7\nevent: reset\ndata: {}\n\n');
    await settle(0);
    expect(told.map((message) => message.type).filter((type) => type !== 'state')).toEqual(['fresh', 'reset']);
  });

  it('leaves out a topic the server refuses, so that the others live on', async () => {
    refuse = 'env/p/gone';
    const hub = new Hub('/live');
    hub.tell({}, () => undefined, { type: 'topics', topics: ['env/p/e', 'env/p/gone'] });
    await settle(700);
    expect(decodeURIComponent(calls[0]?.url ?? '')).toBe('/live?topics=env/p/e');
  });

  it('tells who follows a refused topic, and asks again when somebody follows it anew', async () => {
    refuse = 'list/gone/pods';
    const hub = new Hub('/live');
    const told: FromHub[] = [];
    const others: FromHub[] = [];
    const tab = {};
    hub.tell({}, (message) => others.push(message), { type: 'topics', topics: ['env/p/e'] });
    hub.tell(tab, (message) => told.push(message), { type: 'topics', topics: [refuse], from: { [refuse]: 4 } });
    await settle(700);
    expect(told).toContainEqual({ type: 'refused', topic: refuse });
    expect(others.map((message) => message.type)).not.toContain('refused');
    const topic = refuse;
    refuse = null;
    hub.tell(tab, () => undefined, { type: 'topics', topics: [topic], from: { [topic]: 9 } });
    await settle(50);
    expect(decodeURIComponent(calls.at(-1)?.url ?? '')).toBe(`/live?topics=env/p/e,${topic}`);
  });

  it('goes on in a list where the page has read it, and tells it again to a tab that read less', async () => {
    const hub = new Hub('/live');
    const list = 'list/local/pods';
    hub.tell({}, () => undefined, { type: 'topics', topics: [list], from: { [list]: 40 } });
    await settle(50);
    calls[0]?.say(`id: 7;${list}=45\nevent: rows.changed\ndata: {"name":"rows.changed"}\n\n`);
    await settle(0);
    const late = {};
    hub.tell(late, () => undefined, { type: 'topics', topics: [list], from: { [list]: 44 } });
    await settle(50);
    hub.tell({}, () => undefined, { type: 'topics', topics: [list], from: { [list]: 60 } });
    await settle(50);
    expect(calls.map((call) => call.lastId)).toEqual([`0;${list}=40`, `7;${list}=44`]);
  });

  it('forgets how far it read a list that nobody follows any more', async () => {
    const hub = new Hub('/live');
    const tab = {};
    hub.tell(tab, () => undefined, { type: 'topics', topics: ['list/local/pods', 'env/p/e'], from: { 'list/local/pods': 40 } });
    await settle(50);
    calls[0]?.say('id: 7;list/local/pods=45\nevent: a.b\ndata: {"name":"a.b"}\n\n');
    hub.tell(tab, () => undefined, { type: 'topics', topics: ['env/p/e'] });
    await settle(50);
    hub.tell(tab, () => undefined, { type: 'topics', topics: ['list/local/pods', 'env/p/e'], from: { 'list/local/pods': 90 } });
    await settle(50);
    expect(calls.map((call) => call.lastId)).toEqual(['0;list/local/pods=40', '7', '7;list/local/pods=90']);
  });

  async function opened() {
    const told: FromHub[] = [];
    const hub = new Hub('/live');
    const tab = {};
    hub.tell(tab, (message) => told.push(message), { type: 'topics', topics: ['env/p/e'] });
    await settle(50);
    return { hub, tab, told };
  }

  function answer(url: string, init: RequestInit): Response {
    if (refuse !== null && decodeURIComponent(url).includes(refuse)) {
      return new Response(JSON.stringify({ detail: `topic '${refuse}' does not exist` }), { status: 404 });
    }
    let control: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (given) => void (control = given) });
    const lastId = (init.headers as Record<string, string>)['Last-Event-ID'];
    calls.push({ url, lastId, say: (text) => control?.enqueue(new TextEncoder().encode(text)), end: () => control?.close() });
    return new Response(body, { status: 200 });
  }

  async function settle(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }
});
