import { expect, it } from 'vitest';
import type { ObjectSchema, SchemaField } from '../../api/types';
import { fieldsAt, keysOf, pathAt, unknownIn } from './schema';

const field = (type: string, more: Partial<SchemaField> = {}): SchemaField => ({ type, of: null, keys: false, required: false, words: [], doc: '', ...more });

const SCHEMA: ObjectSchema = {
  root: 'Deployment',
  types: {
    Deployment: { kind: field('string'), metadata: field('object', { of: 'Meta' }), spec: field('object', { of: 'Spec' }) },
    Meta: { name: field('string'), labels: field('map of string', { keys: true }) },
    Spec: { replicas: field('integer'), containers: field('array of object', { of: 'Container' }), pools: field('map of object', { of: 'Container', keys: true }) },
    Container: { name: field('string'), image: field('string'), env: field('array of object', { of: 'Env' }), args: field('array of string') },
    Env: { name: field('string'), value: field('string') },
  },
};

const TEXT = `kind: Deployment
metadata:
  name: web
  labels:
    anything.goes/here: "yes"
spec:
  replica: 2
  containers:
  - name: web
    imge: a:1
    env:
      - name: A
        valu: |
          not: a key
        colour: red
    args:
    - --x: y
  pools:
    first:
      image: b
      imago: c
status:
  observed: 3
`;

it('finds the way to a key, also below dashes and in lists that are not indented', () => {
  const keys = keysOf(TEXT.split('\n'));
  const way = (name: string) => {
    const key = keys.find((one) => one.name === name);
    return key === undefined ? null : pathAt(keys, key.line, key.indent).join('.');
  };
  expect(way('replica')).toBe('spec');
  expect(way('imge')).toBe('spec.containers');
  expect(way('valu')).toBe('spec.containers.env');
  expect(way('imago')).toBe('spec.pools.first');
  expect(keys.some((one) => one.name === 'not')).toBe(false);
});

it('knows what may stand where', () => {
  expect(Object.keys(fieldsAt(SCHEMA, ['spec', 'containers']) ?? {})).toContain('image');
  expect(Object.keys(fieldsAt(SCHEMA, ['spec', 'pools', 'first']) ?? {})).toContain('image');
  expect(fieldsAt(SCHEMA, ['spec', 'pools'])).toBeNull();
  expect(fieldsAt(SCHEMA, ['metadata', 'labels'])).toBeNull();
  expect(fieldsAt(SCHEMA, ['nowhere', 'else'])).toBeNull();
});

it('names what the API server would refuse, and what was meant', () => {
  expect(unknownIn(SCHEMA, TEXT)).toEqual([
    { line: 7, name: 'replica', near: 'replicas' },
    { line: 10, name: 'imge', near: 'image' },
    { line: 13, name: 'valu', near: 'value' },
    { line: 15, name: 'colour', near: null },
    { line: 21, name: 'imago', near: 'image' },
  ]);
});
