/** The messages of a terminal's websocket: the first byte says what each is. */
export const PROTOCOL = 'slipway.terminal.v1';
export const WINDOW = 64 * 1024;

export const DATA = 0;
export const ERROR = 1;
const RESIZE = 2;
export const TAKEN = 3;
const HERE = 5;
export const OPENED = 6;
export const ENDED = 7;

export function message(kind: number, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 1);
  bytes[0] = kind;
  bytes.set(data, 1);
  return bytes;
}

/** All bytes that were taken so far. */
export function taken(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(9);
  bytes[0] = TAKEN;
  new DataView(bytes.buffer).setBigUint64(1, BigInt(count));
  return bytes;
}

export function resize(columns: number, rows: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(5);
  bytes[0] = RESIZE;
  const view = new DataView(bytes.buffer);
  view.setUint16(1, columns);
  view.setUint16(3, rows);
  return bytes;
}

export const here = new Uint8Array([HERE]);

export function countOf(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(1));
}

export function wordsOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(1)));
}
