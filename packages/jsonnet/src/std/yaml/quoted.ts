import { isBlank, type YamlSource } from './source.ts';

/** Lines of a flow scalar made one: a line end becomes a space, empty lines become line ends. */
function fold(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

/** Goes over line ends and the blanks around them; says how many there were. */
export function skipBreaks(source: YamlSource): number {
  let breaks = 0;
  for (let char = source.peek(); char === '\n' || isBlank(char); char = source.peek()) {
    if (char === '\n') breaks++;
    source.at++;
  }
  return breaks;
}

/** `'…'`, from its first quote to behind its last. */
export function singleQuoted(source: YamlSource): string {
  const from = source.at++;
  const lines: string[] = [];
  for (let start = source.at; ;) {
    const char = source.peek();
    if (char === '') return source.fault('unclosedQuote', from);
    if (char === "'" && source.peek(1) !== "'") {
      lines.push(source.text.slice(start, source.at++).replaceAll("''", "'"));
      return lines.join('');
    }
    if (char === '\n') {
      lines.push(
        withoutTail(source.text.slice(start, source.at)).replaceAll("''", "'"),
        fold(skipBreaks(source)),
      );
      start = source.at;
    } else source.at += char === "'" ? 2 : 1;
  }
}

/** Without the blanks at its end. */
export function withoutTail(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** `"…"`, from its first quote to behind its last. */
export function doubleQuoted(source: YamlSource): string {
  const from = source.at++;
  const parts: string[] = [];
  for (let start = source.at; ;) {
    const char = source.peek();
    if (char === '') return source.fault('unclosedQuote', from);
    if (char !== '"' && char !== '\\' && char !== '\n') {
      source.at++;
      continue;
    }
    const run = source.text.slice(start, source.at);
    if (char === '"') {
      source.at++;
      return parts.join('') + run;
    }
    if (char === '\n') parts.push(withoutTail(run), fold(skipBreaks(source)));
    else parts.push(run, escape(source));
    start = source.at;
  }
}

function escape(source: YamlSource): string {
  const at = source.at++;
  const name = source.peek();
  if (name === '\n') {
    // An escaped line end is none; empty lines after it still are.
    return '\n'.repeat(skipBreaks(source) - 1);
  }
  source.at++;
  const plain = escapes[name];
  if (plain !== undefined) return plain;
  const length = hexLengths[name];
  if (length === undefined) return source.fault('escape', at);
  const digits = source.text.slice(source.at, source.at + length);
  const point = Number.parseInt(digits, 16);
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits) || point > 0x10ffff)
    return source.fault('escape', at);
  source.at += length;
  return String.fromCodePoint(point);
}
