import { describe, expect, it } from 'vitest';
import { pieces } from './ansi';
import { firstError, rowsOf, type LogLine, type View } from './rows';

const ALL: View = { search: '', level: 'all', open: new Set() };

describe('a log', () => {
  const lines = numbered('start', '[ERROR] it broke', '\tat a.B.c(B.java:1)', '\tat a.B.d(B.java:2)', '\t... 3 more', 'WARN slow', 'end');

  it('folds the frames of a stack trace into one row', () => {
    const rows = rowsOf(lines, ALL);
    expect(rows.map((row) => row.kind)).toEqual(['line', 'line', 'fold', 'line', 'line']);
    expect(rows[2]).toEqual({ kind: 'fold', at: 3, count: 3 });
  });

  it('shows all frames of an open fold, and the way to close it', () => {
    const rows = rowsOf(lines, { ...ALL, open: new Set([3]) });
    expect(rows.map((row) => (row.kind === 'line' ? row.line.n : 'fold'))).toEqual([1, 2, 3, 4, 5, 'fold', 6, 7]);
  });

  it('filters by words and by level', () => {
    expect(rowsOf(lines, { ...ALL, search: 'b.java' })).toHaveLength(2);
    expect(rowsOf(lines, { ...ALL, level: 'warn' }).map((row) => (row.kind === 'line' ? row.line.text : ''))).toEqual(['[ERROR] it broke', 'WARN slow']);
  });

  it('finds the first error below colour codes', () => {
    expect(firstError(numbered('fine', '[\u001b[1;31mERROR\u001b[m] BUILD FAILURE'))?.n).toBe(2);
  });

  it('cuts colours into pieces and drops what moves the cursor', () => {
    expect(pieces('a\u001b[2K\u001b[1;31mred\u001b[0m b')).toEqual([{ text: 'a', tone: '' }, { text: 'red', tone: 'fail' }, { text: ' b', tone: '' }]);
  });
});

function numbered(...texts: string[]): LogLine[] {
  return texts.map((text, index) => ({ n: index + 1, text }));
}
