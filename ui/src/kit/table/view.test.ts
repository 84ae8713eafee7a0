import { describe, expect, it } from 'vitest';
import type { Cell } from '../../api/live/protocol';
import { joined, matching, sorted, sortThere } from './view';

const COLUMNS = ['namespace', 'name', 'restarts', 'node'];
const ROWS = rows(['b', 'web', 2, 'node-1'], ['a', 'web', 10, null], ['a', 'db', 2, 'NODE-7']);
const ALL = { namespace: '', q: '', sort: 'name' };

describe('a list in the order of somebody', () => {
  it('compares numbers as numbers, nothing first, then namespace and name', () => {
    expect(order('restarts')).toEqual(['a/db', 'b/web', 'a/web']);
    expect(order('-restarts')).toEqual(['a/web', 'b/web', 'a/db']);
    expect(order('node')[0]).toBe('a/web');
  });

  it('finds part of any word, whatever its case', () => {
    expect(matching(ROWS, COLUMNS, { ...ALL, q: 'node-' })).toHaveLength(2);
    expect(matching(ROWS, COLUMNS, { ...ALL, q: ' WEB ' })).toHaveLength(2);
    expect(matching(ROWS, COLUMNS, { ...ALL, q: '10' })).toHaveLength(0);
  });

  it('keeps only what is asked for', () => {
    expect(matching(ROWS, COLUMNS, { ...ALL, only: (cell) => Number(cell('restarts')) > 5 })).toHaveLength(1);
  });

  it('joins what is measured elsewhere; what was not measured is nothing, and comes last when the most comes first', () => {
    const more = { columns: ['cpuUsed'], of: (key: string) => (key === 'a/web' ? undefined : [key === 'a/db' ? 0.5 : 2]) };
    const rows = joined(ROWS, more);
    expect(sorted(rows, [...COLUMNS, 'cpuUsed'], '-cpuUsed').map((row) => row.key)).toEqual(['b/web', 'a/db', 'a/web']);
    expect(rows[0]?.base).toBe(ROWS[0]);
    expect(sortThere('-cpuUsed', more)).toBe('');
    expect(sortThere('-name', more)).toBe('-name');
  });

  function order(sort: string): string[] {
    return sorted(ROWS, COLUMNS, sort).map((row) => row.key);
  }
});

function rows(...all: Cell[][]) {
  return all.map((cells) => ({ key: `${String(cells[0])}/${String(cells[1])}`, cells }));
}
