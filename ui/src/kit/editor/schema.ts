import type { ObjectSchema, SchemaField } from '../../api/types';

/** A line of block YAML that begins with a name. */
export interface YamlKey {
  line: number;
  /** Columns before the name, those of dashes included. */
  indent: number;
  name: string;
  /** What stands behind the colon, without blanks. */
  value: string;
}

export interface Unknown {
  line: number;
  name: string;
  /** What was probably meant. */
  near: string | null;
}

const KEY = /^(\s*(?:- +)*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#'"\-[{&*!|>%@,][^:#]*|-[^\s:]*):(?:\s+(.*))?$/;
const BLOCK = /^[|>][+-]?\d?\s*(#.*)?$/;

/** The keys of block YAML, texts in blocks and flow style left out. */
export function keysOf(lines: string[]): YamlKey[] {
  const keys: YamlKey[] = [];
  let text = -1;
  lines.forEach((content, index) => {
    if (content.trim() === '') return;
    const depth = content.length - content.trimStart().length;
    if (text >= 0 && depth > text) return;
    text = -1;
    const found = KEY.exec(content);
    if (found === null) return;
    const [, before = '', name = '', value = ''] = found;
    if (BLOCK.test(value)) text = before.length;
    keys.push({ line: index + 1, indent: before.length, name: name.replace(/^["']|["']$/g, ''), value: value.trim() });
  });
  return keys;
}

/** Names from the top to where a key of that indent on that line stands, without it. */
export function pathAt(keys: YamlKey[], line: number, indent: number): string[] {
  const open: YamlKey[] = [];
  for (const key of keys) {
    if (key.line >= line) break;
    leave(open, key.indent);
    open.push(key);
  }
  leave(open, indent);
  return open.map((key) => key.name);
}

/** Closes what ends before a key of that indent. */
function leave(open: YamlKey[], indent: number) {
  while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
}

/** The fields that may stand at a path; null where names are free or nothing is known. */
export function fieldsAt(schema: ObjectSchema, path: string[]): Record<string, SchemaField> | null {
  let type: string | null = schema.root;
  for (let at = 0; at < path.length; at += 1) {
    const fields: Record<string, SchemaField> | undefined = type === null ? undefined : schema.types[type];
    const field: SchemaField | undefined = fields?.[path[at] ?? ''];
    if (field === undefined) return null;
    if (field.keys) {
      at += 1;
      if (at >= path.length) return null;
    }
    type = field.of;
  }
  const fields = type === null ? undefined : schema.types[type];
  return fields === undefined || Object.keys(fields).length === 0 ? null : fields;
}

/** Names that the API server would not take. What it writes itself (status) is none of them. */
export function unknownIn(schema: ObjectSchema, text: string): Unknown[] {
  const open: YamlKey[] = [];
  return keysOf(text.split('\n')).flatMap((key) => {
    leave(open, key.indent);
    const path = open.map((above) => above.name);
    open.push(key);
    if (path[0] === 'status' || (path.length === 0 && key.name === 'status')) return [];
    const fields = fieldsAt(schema, path);
    if (fields === null || fields[key.name] !== undefined || key.name === 'managedFields') return [];
    return [{ line: key.line, name: key.name, near: nearest(key.name, Object.keys(fields)) }];
  });
}

/** At most a third of the name may differ. */
function nearest(name: string, names: string[]): string | null {
  const ranked = names.map((one) => ({ one, far: distance(name.toLowerCase(), one.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.max(1, Math.floor(name.length / 3)) ? best.one : null;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
