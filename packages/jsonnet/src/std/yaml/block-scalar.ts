import { isBlank, type YamlSource } from './source.ts';

interface Header {
  readonly folded: boolean;
  /** What becomes of the line ends at the end: `-` drops them, `+` keeps them, else one stays. */
  readonly chomping: '-' | '+' | '';
  readonly indentation: number | undefined;
}

/** `|` and `>` with all that belongs to them; the lines are indented more than the parent. */
export function blockScalar(source: YamlSource, parent: number): string {
  const header = readHeader(source);
  const { lines, tail } = readLines(source, parent, header);
  const text = header.folded ? foldLines(lines) : lines.join('\n');
  if (header.chomping === '-') return text;
  if (header.chomping === '+') return text + '\n'.repeat(lines.length === 0 ? tail : tail + 1);
  return lines.length === 0 ? '' : `${text}\n`;
}

function readHeader(source: YamlSource): Header {
  const folded = source.peek() === '>';
  source.at++;
  let chomping: Header['chomping'] = '';
  let indentation: number | undefined;
  for (let char = source.peek(); char !== '' && '+-123456789'.includes(char); char = source.peek()) {
    if (char === '+' || char === '-') {
      if (chomping !== '') source.fault('header');
      chomping = char;
    } else {
      if (indentation !== undefined) source.fault('header');
      indentation = Number(char);
    }
    source.at++;
  }
  const rest = source.text.slice(source.at, source.lineEnd());
  if (!/^(?:[ \t]+#.*|[ \t]*)$/.test(rest)) source.fault('header');
  source.at = source.lineEnd() + 1;
  return { folded, chomping, indentation };
}

/** The lines without their indentation, up to the last that is not empty; and how many empty ones follow. */
function readLines(source: YamlSource, parent: number, header: Header): { lines: string[]; tail: number } {
  const lines: string[] = [];
  let indentation = header.indentation === undefined ? undefined : Math.max(parent, 0) + header.indentation;
  let widest = 0;
  let length = 0;
  while (!source.done) {
    const line = source.text.slice(source.at, source.lineEnd());
    const spaces = line.length - line.replace(/^ +/, '').length;
    if (spaces === line.length) {
      widest = Math.max(widest, spaces);
      lines.push(line.slice(indentation ?? spaces));
    } else {
      if (indentation === undefined) {
        if (spaces > parent && widest > spaces) source.fault('blockIndentation');
        indentation = Math.max(spaces, parent + 1);
      }
      if (spaces < indentation) break;
      lines.push(line.slice(indentation));
      length = lines.length;
    }
    // A line of spaces longer than the indentation has content too.
    if (lines.at(-1) !== '') length = lines.length;
    source.at = source.lineEnd() + 1;
  }
  source.at = Math.min(source.at, source.end);
  return { lines: lines.slice(0, length), tail: lines.length - length };
}

/** Lines joined by spaces, but around empty and further indented ones. */
function foldLines(lines: readonly string[]): string {
  const parts: string[] = [];
  let empty = 0;
  let before: 'none' | 'text' | 'indented' = 'none';
  for (const line of lines) {
    if (line === '') {
      empty++;
      continue;
    }
    const kind = isBlank(line[0] ?? '') ? 'indented' : 'text';
    if (before === 'none') parts.push('\n'.repeat(empty));
    else if (before === 'text' && kind === 'text') parts.push(empty === 0 ? ' ' : '\n'.repeat(empty));
    else parts.push('\n'.repeat(empty + 1));
    parts.push(line);
    before = kind;
    empty = 0;
  }
  return parts.join('');
}
