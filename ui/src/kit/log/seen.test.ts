import { describe, expect, it } from 'vitest';
import { Seen, type Sent } from './seen';

function line(pod: string, second: number, text: string): Sent {
  return { pod, time: `2026-01-01T00:01:${String(second).padStart(2, '0')}.123456789Z`, line: text };
}

describe('a log that is joined again', () => {
  it('shows each line once', () => {
    const seen = new Seen();
    expect(seen.from()).toBeUndefined();
    seen.join();
    expect([line('a', 30, 'x'), line('b', 31, 'x'), line('a', 32, 'y'), line('a', 32, 'y')].every((one) => seen.isNew(one))).toBe(true);
    expect(seen.from()).toBe('2026-01-01T00:01:12.123Z');

    seen.join();

    const again = [line('a', 20, 'older'), line('a', 30, 'x'), line('b', 31, 'x'), line('b', 31, 'late'), line('a', 32, 'y'), line('a', 32, 'y'), line('a', 32, 'y'), line('c', 31, 'z')];
    expect(again.filter((one) => seen.isNew(one)).map((one) => `${one.pod} ${one.line}`)).toEqual(['b late', 'a y', 'c z']);
  });
});
