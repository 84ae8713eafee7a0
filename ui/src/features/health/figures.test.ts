import { expect, test } from 'vitest';
import { amount, named } from './figures';

test('amounts carry their unit', () => {
  expect(amount(3.04, 'ms')).toBe('3.0 ms');
  expect(amount(812.4, 'ms')).toBe('812 ms');
  expect(amount(4, '')).toBe('4');
  expect(amount(50_000_000, 'bytes')).toBe('50.0 MB');
});

test('what is not known keeps its own name', () => {
  expect(named({ disk: 'Disk', wrong: () => '' }, 'disk')).toBe('Disk');
  expect(named({ disk: 'Disk', wrong: () => '' }, 'wrong')).toBe('wrong');
});
