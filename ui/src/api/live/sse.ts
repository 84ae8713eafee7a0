export interface SseMessage {
  id: string | null;
  event: string;
  data: string;
}

/** Cuts a server-sent event stream into messages, whatever the chunk borders are. */
export class SseParser {
  private buffer = '';

  push(chunk: string): SseMessage[] {
    this.buffer += chunk.replaceAll('\r\n', '\n');
    const blocks = this.buffer.split('\n\n');
    this.buffer = blocks.pop() ?? '';
    return blocks.map(parse).filter((message) => message !== null);
  }
}

function parse(block: string): SseMessage | null {
  const message: SseMessage = { id: null, event: 'message', data: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') message.id = value;
    if (field === 'event') message.event = value;
    if (field === 'data') data.push(value);
  }
  if (message.id === null && data.length === 0 && message.event === 'message') return null;
  return { ...message, data: data.join('\n') };
}

/** Reads a stream to its end; `heard` is called for every chunk, heartbeats included. */
export async function readSse(answer: Response, on: (message: SseMessage) => void, heard?: () => void): Promise<void> {
  if (answer.body === null) return;
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard?.();
    parser.push(decoder.decode(value, { stream: true })).forEach(on);
  }
}
