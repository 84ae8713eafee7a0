import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import { hoverTooltip, keymap } from '@codemirror/view';
import type { EditorState, Text } from '@codemirror/state';
import type { ObjectSchema, SchemaField } from '../../api/types';
import { fieldsAt, keysOf, pathAt, unknownIn } from './schema';

export interface SchemaWords {
  unknown: (name: string, near: string | null) => string;
}

/** Names and values as the cluster's own API server knows them, offered and explained. */
export function withSchema(schema: ObjectSchema) {
  return [
    autocompletion({ override: [(context) => complete(schema, context)], icons: false }),
    keymap.of(completionKeymap),
    hoverTooltip((view, pos) => hover(schema, view.state, pos)),
  ];
}

/** Names that the API server would refuse. */
export function unknownMarks(schema: ObjectSchema, words: SchemaWords, doc: Text): Diagnostic[] {
  return unknownIn(schema, doc.toString()).map(({ line, name, near }) => {
    const { from, text } = doc.line(line);
    const start = from + Math.max(0, text.indexOf(name));
    return { from: start, to: start + name.length, severity: 'warning', message: words.unknown(name, near) };
  });
}

function at(state: EditorState, pos: number) {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const lead = /^\s*(?:- +)*/.exec(before)?.[0] ?? '';
  return { line, before, lead, path: pathAt(keysOf(state.doc.toString().split('\n')), line.number, lead.length) };
}

function complete(schema: ObjectSchema, context: CompletionContext): CompletionResult | null {
  const { line, before, lead, path } = at(context.state, context.pos);
  const fields = fieldsAt(schema, path);
  if (fields === null) return null;
  const value = /^([A-Za-z0-9_.$-]+):\s+(\S*)$/.exec(before.slice(lead.length));
  if (value !== null) return values(fields[value[1] ?? ''], context.pos - (value[2] ?? '').length);
  const typed = before.slice(lead.length);
  if (!/^[A-Za-z0-9_$-]*$/.test(typed) || (typed === '' && !context.explicit)) return null;
  const written = line.text.slice(context.pos - line.from).includes(':');
  return { from: context.pos - typed.length, options: Object.entries(fields).map(([name, field]) => option(name, field, lead, written)), validFor: /^[A-Za-z0-9_$-]*$/ };
}

function values(field: SchemaField | undefined, from: number): CompletionResult | null {
  const words = field?.type === 'boolean' ? ['true', 'false'] : (field?.words ?? []);
  return words.length === 0 ? null : { from, options: words.map((label) => ({ label })) };
}

function option(name: string, field: SchemaField, lead: string, written: boolean): Completion {
  const deeper = `\n${' '.repeat(lead.length + 2)}`;
  const list = field.type.startsWith('array');
  const tail = list ? `:${deeper}- ` : field.of !== null || field.keys ? `:${deeper}` : ': ';
  return { label: name, detail: field.type, ...(field.doc === '' ? {} : { info: field.doc }), boost: field.required ? 1 : 0, apply: written ? name : name + tail };
}

function hover(schema: ObjectSchema, state: EditorState, pos: number) {
  const key = keysOf(state.doc.toString().split('\n')).find((one) => one.line === state.doc.lineAt(pos).number);
  const line = state.doc.lineAt(pos);
  if (key === undefined || pos - line.from < key.indent || pos - line.from > key.indent + key.name.length) return null;
  const field = fieldsAt(schema, at(state, line.from + key.indent).path)?.[key.name];
  if (field === undefined) return null;
  return {
    pos: line.from + key.indent,
    end: line.from + key.indent + key.name.length,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'yaml-hint';
      dom.append(Object.assign(document.createElement('b'), { textContent: field.type }), ` ${field.doc}`);
      return { dom };
    },
  };
}
