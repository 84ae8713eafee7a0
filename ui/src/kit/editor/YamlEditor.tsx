import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, lintGutter, linter } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { ObjectSchema } from '../../api/types';
import { unknownMarks, withSchema } from './complete';
import type { SchemaWords } from './complete';
import type { TextFault } from './faults';

interface Editor {
  label: string;
  /** What it begins with; a change of it begins anew. */
  text: string;
  faults: TextFault[];
  /** Absent: it can only be read. */
  change?: (text: string) => void;
  /** What may be written; it may come later, or never. */
  schema?: ObjectSchema | undefined;
  words?: SchemaWords;
}

/** These can be exchanged while somebody writes. */
const SCHEMA = new Compartment();
const MARKS = new Compartment();

/** Colours come from the theme's variables, so that both themes have them. */
const COLOURS = syntaxHighlighting(HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--primary)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--accent)' },
  { tag: [tags.comment, tags.meta], color: 'var(--muted)' },
]));

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', maxHeight: 'calc(100vh - 300px)', minHeight: '200px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '12.5px', lineHeight: '20px', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--primary) 25%, transparent)' },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--line)' },
});

/** An editor for YAML; loaded only where somebody opens one. */
export default function YamlEditor({ label, text, faults, change, schema, words }: Editor) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef(change);
  useEffect(() => {
    told.current = change;
  }, [change]);
  const fixed = change === undefined;
  useEffect(() => {
    if (box.current === null) return undefined;
    const made = new EditorView({ parent: box.current, state: EditorState.create({ doc: text, extensions: parts(label, fixed, (now) => told.current?.(now)) }) });
    // A box that scrolls must be reachable by keyboard, also where its text cannot be written to.
    made.scrollDOM.tabIndex = 0;
    view.current = made;
    return () => made.destroy();
  }, [text, label, fixed]);
  useEffect(() => {
    const made = view.current;
    if (made === null) return;
    if (schema !== undefined) made.dispatch({ effects: SCHEMA.reconfigure(withSchema(schema)) });
    const { doc } = made.state;
    // What the server said is of the text that it was sent: it stays until that is changed.
    const said = faults.filter((one) => one.line <= doc.lines).map(({ line, message }) => ({ from: doc.line(line).from, to: doc.line(line).to, severity: 'error' as const, message }));
    made.dispatch({
      effects: MARKS.reconfigure(linter((now) => [
        ...(now.state.doc.eq(doc) ? said : []),
        ...(schema !== undefined && words !== undefined ? unknownMarks(schema, words, now.state.doc) : []),
      ])),
    });
    forceLinting(made);
    if (said[0]) made.dispatch({ effects: EditorView.scrollIntoView(said[0].from, { y: 'center' }) });
  }, [faults, schema, words, text, label, fixed]);
  return <div className="yaml-editor" ref={box} />;
}

function parts(label: string, fixed: boolean, changed: (text: string) => void) {
  return [
    lineNumbers(), foldGutter(), drawSelection(), search({ top: true }), highlightSelectionMatches(), yaml(), indentUnit.of('  '), COLOURS, LOOK, lintGutter(),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    SCHEMA.of([]), MARKS.of([]),
    ...(fixed ? [EditorState.readOnly.of(true)] : [history(), highlightActiveLine(), EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString()))]),
    // Tab would hold who uses the keyboard in a text that can only be read.
    keymap.of([...(fixed ? [] : [indentWithTab]), ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
  ];
}
