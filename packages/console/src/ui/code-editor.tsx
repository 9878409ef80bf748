import { json } from '@codemirror/lang-json';
import { foldGutter, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { search, searchKeymap } from '@codemirror/search';
import { tags } from '@lezer/highlight';
import { useEffect, useRef, type ReactElement } from 'react';
import { styleNonce } from '../app/nonce.ts';
import './code-editor.css';

/** One set of colours from CSS variables: it serves both colour schemes. */
const colors = HighlightStyle.define([
  { tag: tags.propertyName, class: 'cw-code-name' },
  { tag: tags.string, class: 'cw-code-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cw-code-value' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], class: 'cw-code-mark' },
]);

const frame: Extension = EditorView.theme({
  '&': {
    fontSize: '12px',
    backgroundColor: 'var(--cw-sunken)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--cw-line)',
    borderRadius: '4px',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--mantine-color-dimmed)', border: 'none' },
  '.cm-content': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    caretColor: 'var(--mantine-color-text)',
  },
  '.cm-scroller': { overflow: 'auto' },
});

interface CodeEditorProps {
  readonly value: string;
  readonly label: string;
  readonly maxHeight: number;
  /** Left out: it can be read and not changed. */
  readonly onChange?: (value: string) => void;
}

/** JSON, or any text, with folding, search (Ctrl-F) and line numbers. */
export function CodeEditor({ value, label, maxHeight, onChange }: CodeEditorProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef(onChange);
  const first = useRef(value);
  useEffect(() => {
    told.current = onChange;
  });
  const editable = onChange !== undefined;
  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.cspNonce.of(styleNonce()),
          json(),
          syntaxHighlighting(colors),
          lineNumbers(),
          // Among them those that turn a text around, so that it reads as another one.
          highlightSpecialChars(),
          foldGutter(),
          search({ top: true }),
          keymap.of(searchKeymap),
          EditorView.lineWrapping,
          frame,
          EditorView.theme({ '.cm-scroller': { maxHeight: `${maxHeight}px` } }),
          EditorState.readOnly.of(!editable),
          EditorView.editable.of(editable),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, maxHeight, editable]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={host} />;
}
