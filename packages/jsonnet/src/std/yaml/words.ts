import type { Wording } from '../../wording.ts';

/** What can be wrong with a text of YAML. */
export type YamlFault =
  | 'colons'
  | 'content'
  | 'indentation'
  | 'sequence'
  | 'colon'
  | 'character'
  | 'tab'
  | 'unclosedQuote'
  | 'escape'
  | 'unclosedSequence'
  | 'unclosedMapping'
  | 'header'
  | 'blockIndentation'
  | 'alias'
  | 'key'
  | 'merge'
  | 'deep';

/** What each wording says of an error. That of C++ is short, as the library of its reference. */
const faults: Readonly<Record<YamlFault, Readonly<Record<Wording, string>>>> = {
  colons: { cpp: 'two colons on same line', go: 'mapping values are not allowed in this context' },
  content: { cpp: 'parse error', go: 'did not find expected <document start>' },
  indentation: { cpp: 'invalid indentation', go: 'did not find expected key' },
  sequence: { cpp: 'parse error', go: 'block sequence entries are not allowed in this context' },
  colon: { cpp: 'missing colon', go: "could not find expected ':'" },
  character: { cpp: 'parse error', go: 'found character that cannot start any token' },
  tab: { cpp: 'tab characters cannot indent', go: "found character '\\t' that cannot start any token" },
  unclosedQuote: {
    cpp: 'reached end of file looking for closing quote',
    go: 'found unexpected end of stream',
  },
  escape: { cpp: 'unknown escape sequence', go: 'found unknown escape character' },
  unclosedSequence: { cpp: 'missing terminating ]', go: "did not find expected ',' or ']'" },
  unclosedMapping: { cpp: 'missing terminating }', go: "did not find expected ',' or '}'" },
  header: { cpp: 'parse error', go: 'did not find expected comment or line break' },
  blockIndentation: { cpp: 'invalid indentation', go: 'found a leading blank line with too many spaces' },
  alias: { cpp: 'anchor does not exist', go: 'unknown anchor' },
  key: { cpp: 'keys must be scalars', go: 'invalid map key' },
  merge: { cpp: 'can only merge mappings', go: 'map merge requires map or sequence of maps as the value' },
  deep: { cpp: 'nested too deeply', go: 'exceeded max depth' },
};

/** Both counted from 1. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
  /** The whole line. */
  readonly shown: string;
}

/** `about` is a name, where one is to be told. */
export const yamlFaultSaid: Readonly<
  Record<Wording, (fault: YamlFault, place: YamlPlace, about: string) => string>
> = {
  cpp: (fault, { line, column, shown }, about) => {
    const place = `${line}:${column}: `;
    const what = about === '' ? faults[fault].cpp : `${faults[fault].cpp}: '${about}'`;
    const pointer = `${' '.repeat(place.length + Math.min(column - 1, shown.length))}^  (cols ${column}-${column})`;
    return `YAML error: ${place}ERROR: ${what}\n${place}${shown}  (size=${shown.length})\n${pointer}`;
  },
  go: (fault, { line, column }, about) => {
    const what = about === '' ? faults[fault].go : `${faults[fault].go} '${about}' referenced`;
    return `failed to parse YAML: error converting YAML to JSON: yaml: line ${line}, column ${column}: ${what}`;
  },
};
