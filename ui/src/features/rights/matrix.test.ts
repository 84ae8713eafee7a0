import { expect, test } from 'vitest';
import type { Grant } from '../../api/types';
import { subjectsOf, tickOf } from './matrix';

const base: Grant = { id: '1', person: 'ann', team: null, role: 'developer', effect: 'allow', project: 'shop', env: null, envClass: null, app: null, cluster: null, labels: null, where: 'project shop', by: null, given: null, mayRemove: true };

test('a row holds what was given at the place, around it and in its parts', () => {
  const grants: Grant[] = [
    base,
    { ...base, id: '2', role: 'admin', project: null },
    { ...base, id: '3', env: 'test', role: 'operator' },
    { ...base, id: '4', project: 'bank', person: 'ben' },
    { ...base, id: '5', person: null, team: 'payers', effect: 'deny', role: 'tester' },
  ];
  const rows = subjectsOf(grants, 'shop');
  expect(rows.map((row) => row.key)).toEqual(['team payers', 'person ann']);
  const ann = rows[1];
  if (!ann || !rows[0]) throw new Error('two rows');
  expect(tickOf(ann, 'developer', 'shop')).toMatchObject({ here: { id: '1' }, wider: false, parts: 0 });
  expect(tickOf(ann, 'admin', 'shop')).toMatchObject({ here: undefined, wider: true });
  expect(tickOf(ann, 'operator', 'shop')).toMatchObject({ here: undefined, parts: 1 });
  expect(tickOf(rows[0], 'tester', 'shop').denied).toBe(true);
  expect(subjectsOf(grants, null).map((row) => row.name)).toEqual(['ann']);
});
