import { describe, expect, it } from 'vitest';
import { age, ago, between, clock, span } from './time';

const NOW = Date.parse('2026-03-10T12:00:00Z');

describe('time', () => {
  it('says how long ago in both languages', () => {
    expect(ago('2026-03-10T11:57:00Z', NOW, 'en')).toBe('3 min. ago');
    expect(ago('2026-03-10T11:57:00Z', NOW, 'zh')).toBe('3分钟前');
    expect(ago('2026-03-10T11:59:58Z', NOW, 'en')).toBe('now');
  });

  it('never speaks of the future when clocks differ', () => {
    expect(ago('2026-03-10T12:00:30Z', NOW, 'en')).toBe('now');
    expect(age('2026-03-10T12:00:30Z', NOW)).toBe('0 s');
  });

  it('writes spans as a clock does', () => {
    expect([0.42, 14, 75, 3_725].map(span)).toEqual(['0.4 s', '0:14', '1:15', '1:02:05']);
  });

  it('grows units with age', () => {
    const at = (seconds: number) => age(new Date(NOW - seconds * 1000).toISOString(), NOW);
    expect([4, 720, 10_800, 5 * 86_400].map(at)).toEqual(['4 s', '12 min', '3 h', '5 d']);
  });

  it('counts to now while nothing has ended', () => {
    expect(between('2026-03-10T11:59:50Z', null, NOW)).toBe(10);
    expect(between(null, null, NOW)).toBeNull();
  });

  it('adds the date when it was another day', () => {
    expect(clock('2026-03-10T11:00:00Z', NOW, 'en')).toMatch(/^\d\d:\d\d$/);
    expect(clock('2026-03-08T11:00:00Z', NOW, 'en')).toMatch(/^8 Mar \d\d:\d\d$/);
  });
});
