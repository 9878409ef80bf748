import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { tokenize, type FilterToken } from '@causeway/core/audience/language/filter-tokens';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import { completionsAt, type Suggested } from './completions.ts';

/** The pieces of the line that is being read. No piece goes over the end of a line. */
interface LineState {
  tokens: readonly FilterToken[];
}

function token(stream: StringStream, state: LineState): string | null {
  if (stream.sol()) state.tokens = tokenize(stream.string);
  const { pos } = stream;
  const next = state.tokens.find(({ to }) => to > pos);
  if (next === undefined) {
    stream.skipToEnd();
    return null;
  }
  stream.pos = next.from > pos ? next.from : next.to;
  return next.from > pos || next.kind === 'unknown' ? null : next.kind;
}

const language = StreamLanguage.define<LineState>({
  name: 'filterql',
  startState: () => ({ tokens: [] }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: {
    commentTokens: { line: '--' },
    closeBrackets: { brackets: ['(', '"', "'", '`'] },
  },
  tokenTable: {
    name: tags.propertyName,
    function: tags.function(tags.name),
    punctuation: tags.punctuation,
    operator: tags.operator,
  },
});

const colours = syntaxHighlighting(
  HighlightStyle.define([{ tag: tags.function(tags.name), class: 'cw-code-call' }]),
);

/** FilterQL: its parts told apart by colour, and suggestions of what may be written. `words` is asked each time. */
export function filterLanguage(words: () => Vocabulary): Extension {
  return [
    language,
    colours,
    autocompletion({
      icons: false,
      closeOnBlur: true,
      override: [(context) => suggested(context, words())],
    }),
  ];
}

function suggested(context: CompletionContext, vocabulary: Vocabulary): CompletionResult | null {
  const { state, pos, explicit } = context;
  const found = completionsAt(state.doc.toString(), pos, vocabulary);
  if (found === undefined || (!explicit && !found.atOnce && found.from === pos)) return null;
  return { from: found.from, options: found.options.map(completionOf) };
}

function completionOf({ label, apply, detail, kind }: Suggested): Completion {
  return {
    label,
    type: kind,
    // Fields and values before words of the language.
    boost: kind === 'keyword' ? -20 : kind === 'function' ? -10 : 0,
    ...(detail === '' ? {} : { detail: detail.slice(0, 60) }),
    apply: (view, _completion, from, to) => write(view, apply, from, to),
  };
}

/** Takes along a quote or a parenthesis that stands behind already. */
function write(view: EditorView, text: string, from: number, to: number): void {
  const behind = view.state.sliceDoc(to, to + 1);
  const last = text.slice(-1);
  const end = (last === '`' || last === '"' || last === '(') && behind === last ? to + 1 : to;
  view.dispatch({
    changes: { from, to: end, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.complete',
  });
}
