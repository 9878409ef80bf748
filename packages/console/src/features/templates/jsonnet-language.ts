import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

/** Where a line begins: in the middle of a comment or of a text that goes over several lines. */
export interface JsonnetState {
  inside: 'nothing' | 'comment' | 'block' | Quote;
  /** A verbatim text: a backslash is a backslash, and a doubled quote is one. */
  verbatim: boolean;
  /** After `|||`: the rest of its line is still code. */
  blockBegins: boolean;
}

type Quote = '"' | "'";

const KEYWORDS = new Set([
  'assert',
  'else',
  'error',
  'for',
  'function',
  'if',
  'import',
  'importbin',
  'importstr',
  'in',
  'local',
  'tailstrict',
  'then',
]);
const CONSTANTS = new Set(['true', 'false', 'null']);
const STANDARD = new Set(['self', 'super', 'std']);

export function startState(): JsonnetState {
  return { inside: 'nothing', verbatim: false, blockBegins: false };
}

/** One piece of a line, by name; undefined for what has no name of its own. */
export function token(stream: StringStream, state: JsonnetState): string | null {
  if (stream.sol() && state.blockBegins) {
    state.blockBegins = false;
    state.inside = 'block';
  }
  if (state.inside === 'comment') return comment(stream, state);
  if (state.inside === 'block') return block(stream, state);
  if (state.inside === '"' || state.inside === "'") return text(stream, state, state.inside);
  if (stream.eatSpace()) return null;
  if (stream.match('//') || stream.match('#')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.inside = 'comment';
    return comment(stream, state);
  }
  if (stream.match(/^\|\|\|-?/)) {
    state.blockBegins = true;
    return 'string';
  }
  const quoted = stream.match(/^(@?)(["'])/) as RegExpMatchArray | null;
  if (quoted !== null) {
    state.inside = quoted[2] as Quote;
    state.verbatim = quoted[1] === '@';
    return text(stream, state, state.inside);
  }
  if (stream.match(/^\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return 'number';
  if (stream.match('$')) return 'standard';
  const word = stream.match(/^[A-Za-z_]\w*/) as RegExpMatchArray | null;
  if (word !== null) return wordKind(word[0], stream);
  if (stream.match(/^[{}[\](),;.]/)) return 'punctuation';
  if (stream.match(/^[:=+\-*/%<>!&|^~]+/)) return 'operator';
  stream.next();
  return null;
}

function comment(stream: StringStream, state: JsonnetState): string {
  if (stream.match(/^.*?\*\//)) state.inside = 'nothing';
  else stream.skipToEnd();
  return 'comment';
}

/** A block ends with `|||` at the beginning of a line; the hub knows how far in it has to be. */
function block(stream: StringStream, state: JsonnetState): string {
  if (stream.sol() && stream.match(/^\s*\|\|\|/)) state.inside = 'nothing';
  else stream.skipToEnd();
  return 'string';
}

function text(stream: StringStream, state: JsonnetState, quote: Quote): string {
  for (let char = stream.next(); char !== undefined; char = stream.next()) {
    if (char === '\\' && !state.verbatim) stream.next();
    else if (char === quote && state.verbatim && stream.peek() === quote) stream.next();
    else if (char === quote) {
      state.inside = 'nothing';
      break;
    }
  }
  return 'string';
}

function wordKind(word: string, stream: StringStream): string {
  if (KEYWORDS.has(word)) return 'keyword';
  if (CONSTANTS.has(word)) return 'constant';
  if (STANDARD.has(word)) return 'standard';
  return stream.match(/^\s*(?:\([^()]*\)\s*)?\+?:{1,3}(?!:)/, false) ? 'field' : 'variable';
}

const language = StreamLanguage.define<JsonnetState>({
  name: 'jsonnet',
  startState,
  copyState: (state) => ({ ...state }),
  token,
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', '"', "'"] },
  },
  tokenTable: {
    field: tags.propertyName,
    constant: tags.bool,
    standard: tags.standard(tags.variableName),
    variable: tags.variableName,
    punctuation: tags.punctuation,
    operator: tags.operator,
  },
});

/** Jsonnet, as far as it is needed to tell its parts apart by colour. */
export const jsonnet: Extension = [
  language,
  syntaxHighlighting(
    HighlightStyle.define([{ tag: tags.standard(tags.variableName), class: 'cw-code-word' }]),
  ),
];
