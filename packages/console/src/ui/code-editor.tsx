import { json } from '@codemirror/lang-json';
import { foldGutter } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { search, searchKeymap } from '@codemirror/search';
import { useEffect, useRef, type ReactElement } from 'react';
import { codeLook } from './code-look.ts';

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
          codeLook(),
          json(),
          lineNumbers(),
          // Among them those that turn a text around, so that it reads as another one.
          highlightSpecialChars(),
          foldGutter(),
          search({ top: true }),
          keymap.of(searchKeymap),
          EditorView.lineWrapping,
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
