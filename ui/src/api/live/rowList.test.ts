import { describe, expect, it } from 'vitest';
import { RowList } from './rowList';

const COLUMNS = ['namespace', 'name', 'restarts'];

describe('a list that follows a cluster', () => {
  it('takes new, changed and gone rows over what was asked for', () => {
    const list = begun();
    expect(list.take({ name: 'rows.changed', topic: 't', seq: 11, rows: [['dev', 'a', 4], ['dev', 'c', 0]], gone: [['dev', 'b']] })).toBe(true);
    expect([...list.rows.values()].map((row) => row.cells)).toEqual([['dev', 'a', 4], ['dev', 'c', 0]]);
  });

  it('is not taken back by what another tab has missed', () => {
    const list = begun();
    expect(list.take({ name: 'rows.changed', topic: 't', seq: 10, rows: [['dev', 'a', 0]], gone: [['dev', 'b']] })).toBe(false);
    expect(list.rows.get('dev/a')?.cells[2]).toBe(1);
  });

  it('after a gap shows the whole list once all its parts are there', () => {
    const list = begun();
    const before = list.rows.get('dev/a');
    const part = { name: 'rows.listed' as const, topic: 't', seq: 30, columns: COLUMNS };
    expect(list.take({ ...part, first: true, last: false, rows: [['dev', 'a', 1]] })).toBe(false);
    expect(list.rows.size).toBe(2);
    expect(list.take({ ...part, first: false, last: true, rows: [['dev', 'z', 0]] })).toBe(true);
    expect([...list.rows.keys()]).toEqual(['dev/a', 'dev/z']);
    expect(list.rows.get('dev/a')).toBe(before);
  });

  it('leaves the rest of a list alone whose beginning it did not see', () => {
    const list = begun();
    expect(list.take({ name: 'rows.listed', topic: 't', seq: 30, columns: COLUMNS, first: false, last: true, rows: [] })).toBe(false);
    expect(list.rows.size).toBe(2);
  });

  function begun(): RowList {
    const list = new RowList();
    list.load({ seq: 10, columns: COLUMNS, rows: [['dev', 'a', 1], ['dev', 'b', 0]] });
    return list;
  }
});
