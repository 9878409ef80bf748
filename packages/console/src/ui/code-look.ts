import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { styleNonce } from '../app/nonce.ts';
import './code-editor.css';

/** One set of colours from CSS variables: it serves both colour schemes. */
const colors = HighlightStyle.define([
  { tag: tags.propertyName, class: 'cw-code-name' },
  { tag: tags.string, class: 'cw-code-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'cw-code-value' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.operator], class: 'cw-code-mark' },
  { tag: tags.comment, class: 'cw-code-comment' },
  { tag: [tags.keyword, tags.standard(tags.variableName)], class: 'cw-code-word' },
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
  '.cm-placeholder': { color: 'var(--mantine-color-placeholder)' },
});

/** How code looks everywhere, and the leave to bring its styles along. */
export function codeLook(): Extension {
  return [EditorView.cspNonce.of(styleNonce()), syntaxHighlighting(colors), frame];
}
