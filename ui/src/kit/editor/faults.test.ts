import { expect, it } from 'vitest';
import { faultsOf } from './faults';

it('finds the lines of faults in the words of the server', () => {
  const faults = [{ field: 'spec.replica', message: "unknown field 'spec.replica' (line 9)" }, { field: 'yaml', message: 'this is no YAML: a bracket (line 2, column 4)' }, { field: 'spec', message: 'is not accepted' }];
  expect(faultsOf(faults).map((fault) => fault.line)).toEqual([9, 2]);
});
