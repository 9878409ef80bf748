import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Transaction, type Extension, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder as placeholderOf,
  tooltips,
} from '@codemirror/view';
import { useEffect, useRef, type ReactElement } from 'react';
import { codeLook } from './code-look.ts';

/** Something wrong in a text. Lines and columns count from 1; without a line it is about all of it. */
export interface CodeFault {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** How much of the text; the word that is there, unless given. */
  readonly length?: number | undefined;
  /** `warning`: it works, and is probably not meant. */
  readonly severity?: 'error' | 'warning';
  readonly message: string;
}

/** Where the cursor is to be put; a new object each time, so that asking twice does it twice. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

interface CodeAreaProps {
  readonly value: string;
  readonly label: string;
  /** The language, and what else the text needs. The same object each time, or the editor is made anew. */
  readonly language: Extension;
  /** A field of one line: Enter does nothing, pasted lines are joined. */
  readonly oneLine?: boolean;
  /** Tab indents; Escape and then Tab leaves the editor. */
  readonly indents?: boolean;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  readonly placeholder?: string;
  readonly id?: string;
  /** Ids of elements that say more about the field, such as what is wrong. */
  readonly describedBy?: string;
  readonly wrong?: boolean;
  readonly faults?: readonly CodeFault[];
  readonly place?: CodePlace | undefined;
  /** Left out: it can be read and not changed. */
  readonly onChange?: ((value: string) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
}

/** An editor for code that somebody writes here, with suggestions, faults in their places, and a memory of changes. */
export function CodeArea(props: CodeAreaProps): ReactElement {
  const { value, label, language, oneLine = false, indents = false, placeholder = '' } = props;
  const { minHeight, maxHeight, id, describedBy, wrong = false, faults, place, onChange, onBlur } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const attributes = useRef(new Compartment());
  const editable = onChange !== undefined;
  const latest = useRef({ value, faults, onChange, onBlur, said: NOTHING_SAID });
  useEffect(() => {
    const said: Record<string, string> = {
      'aria-label': label,
      tabindex: '0',
      'aria-invalid': String(wrong),
    };
    if (id !== undefined) said['id'] = id;
    if (describedBy !== undefined) said['aria-describedby'] = describedBy;
    if (!editable) said['aria-readonly'] = 'true';
    latest.current = { value, faults, onChange, onBlur, said };
    const effects = attributes.current.reconfigure(EditorView.contentAttributes.of(said));
    view.current?.dispatch({ effects });
  }, [label, id, describedBy, wrong, editable, value, faults, onChange, onBlur]);
  useEffect(() => {
    if (host.current === null) return undefined;
    const first = latest.current;
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.value,
        extensions: [
          codeLook(),
          language,
          history(),
          drawSelection(),
          // Among them those that turn a text around, so that it reads as another one.
          highlightSpecialChars(),
          bracketMatching(),
          tooltips({ position: 'fixed', parent: document.body }),
          oneLine ? joined : wholeText(indents),
          keymap.of([...completionKeymap, ...historyKeymap, ...(oneLine ? withoutEnter : defaultKeymap)]),
          placeholder === '' ? [] : placeholderOf(placeholder),
          size(minHeight, maxHeight),
          EditorState.readOnly.of(!editable),
          EditorView.editable.of(editable),
          attributes.current.of(EditorView.contentAttributes.of(first.said)),
          EditorView.updateListener.of((update) => {
            const mine = update.transactions.some((one) => one.annotation(Transaction.remote) === true);
            if (update.docChanged && !mine) latest.current.onChange?.(update.state.doc.toString());
            if (update.focusChanged && !update.view.hasFocus) latest.current.onBlur?.();
          }),
        ],
      }),
    });
    made.dispatch(setDiagnostics(made.state, diagnosticsOf(made.state.doc, first.faults ?? [])));
    view.current = made;
    return () => made.destroy();
  }, [language, oneLine, indents, placeholder, minHeight, maxHeight, editable]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || current.state.doc.toString() === value) return;
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: value },
      annotations: Transaction.remote.of(true),
    });
  }, [value]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || faults === undefined) return;
    current.dispatch(setDiagnostics(current.state, diagnosticsOf(current.state.doc, faults)));
  }, [faults]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || place === undefined) return;
    const at = positionOf(current.state.doc, place.line, place.column);
    current.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    current.focus();
  }, [place]);
  return (
    <div ref={host} className={oneLine ? 'cw-code-line' : 'cw-code-area'} data-wrong={wrong || undefined} />
  );
}

const NOTHING_SAID: Readonly<Record<string, string>> = {};

/** Enter and Tab of a field belong to the form. */
const withoutEnter = defaultKeymap.filter(({ key }) => key !== 'Enter' && key !== 'Mod-Enter');

const joined: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines < 2) return transaction;
  const line = transaction.newDoc.toString().replaceAll(/(?<!\s)\s*\n\s*/g, ' ');
  return [
    {
      changes: { from: 0, to: transaction.startState.doc.length, insert: line.trim() },
      selection: { anchor: line.trim().length },
    },
  ];
});

function wholeText(indents: boolean): Extension {
  return [
    lineNumbers(),
    foldGutter(),
    lintGutter(),
    indentOnInput(),
    indentUnit.of('  '),
    closeBrackets(),
    search({ top: true }),
    EditorView.lineWrapping,
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...(indents ? [indentWithTab] : [])]),
  ];
}

function size(minHeight: number | undefined, maxHeight: number | undefined): Extension {
  return EditorView.theme({
    '.cm-scroller': {
      ...(minHeight === undefined ? {} : { minHeight: `${minHeight}px` }),
      ...(maxHeight === undefined ? {} : { maxHeight: `${maxHeight}px` }),
    },
  });
}

function diagnosticsOf(doc: Text, faults: readonly CodeFault[]): Diagnostic[] {
  return faults.map(({ line, column, length, severity = 'error', message }) => {
    const from = line === undefined ? 0 : positionOf(doc, line, column ?? 1);
    const rest = doc.lineAt(from);
    const word = /^(?:\w+|[^\w\s]|\s+)/.exec(rest.text.slice(from - rest.from))?.[0].length ?? 0;
    return { from, to: Math.min(from + (length ?? word), doc.length), severity, message };
  });
}

/** Counted from 1, and kept inside of the text, which may have changed since. */
function positionOf(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}
