import { describe, expect, it } from 'vitest';
import type { Texts } from './kit/texts';

const files = import.meta.glob<Record<string, Texts<Record<string, unknown>>>>(['./features/**/texts.ts', './kit/**/texts.ts', './kit/words.ts', '!./kit/texts.ts'], { eager: true });
const tables = Object.entries(files).flatMap(([file, module]) => Object.values(module).filter(isTable).map((table) => ({ file, table })));

describe('texts', () => {
  it('are found', () => expect(tables.length).toBeGreaterThan(8));

  it.each(tables)('of $file have the same keys in both languages', ({ table }) => {
    expect(Object.keys(table.zh).sort()).toEqual(Object.keys(table.en).sort());
  });

  it.each(tables)('of $file take the same values in both languages', ({ table }) => {
    const arity = (said: Record<string, unknown>) => Object.fromEntries(Object.entries(said).map(([key, text]) => [key, typeof text === 'function' ? text.length : 0]));
    expect(arity(table.zh)).toEqual(arity(table.en));
  });
});

function isTable(value: unknown): value is Texts<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}
