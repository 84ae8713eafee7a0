import { describe, expect, it } from 'vitest';
import { countOf, DATA, ENDED, message, resize, taken, wordsOf } from './wire';

describe('a terminal’s messages', () => {
  it('carry bytes as they are', () => {
    expect([...message(DATA, new Uint8Array([27, 91, 0]))]).toEqual([0, 27, 91, 0]);
  });

  it('count beyond four gigabytes', () => {
    expect(countOf(taken(5_000_000_000))).toBe(5_000_000_000);
  });

  it('tell columns before rows', () => {
    expect([...resize(300, 24)]).toEqual([2, 1, 44, 0, 24]);
  });

  it('say in words how it ended', () => {
    const bytes = message(ENDED, new TextEncoder().encode('{"exit":7,"word":"Exited"}'));
    expect(wordsOf(bytes)).toEqual({ exit: 7, word: 'Exited' });
  });
});
