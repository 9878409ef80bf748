import type { Wording } from '../wording.ts';

/** A text to be read, under the name by which errors speak of it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A part of a source: offsets in UTF-16 units, the end not included. Lines and columns are counted when asked for. */
export interface Span {
  readonly source: Source;
  readonly begin: number;
  readonly end: number;
}

/** Both count from 1. A column is a byte of UTF-8, as both references count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A trace asks for many places of one source. */
const lineStarts = new WeakMap<Source, readonly number[]>();

export function positionOf(source: Source, offset: number): Position {
  const starts = startsOf(source);
  let line = 0;
  for (let above = starts.length; above - line > 1;) {
    const middle = (line + above) >>> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else above = middle;
  }
  return { line: line + 1, column: utf8Length(source.text, starts[line] ?? 0, offset) + 1 };
}

/**
 * A place as errors and traces name it: `file:17:29-40`, `file:(20:1)-(22:5)`, or `file:17:12` for a point. To C++ one
 * byte is a point, to Go only what is empty. A source without name gives the numbers alone.
 */
export function placeText(span: Span, wording: Wording): string {
  const { source } = span;
  const begin = positionOf(source, span.begin);
  const end = span.end === span.begin ? begin : positionOf(source, span.end);
  const place =
    begin.line !== end.line
      ? `(${begin.line}:${begin.column})-(${end.line}:${end.column})`
      : end.column - begin.column <= POINT[wording]
        ? `${begin.line}:${begin.column}`
        : `${begin.line}:${begin.column}-${end.column}`;
  return source.name === '' ? place : `${source.name}:${place}`;
}

/** The widest span that is still a point, in bytes. */
const POINT: Readonly<Record<Wording, number>> = { cpp: 1, go: 0 };

function startsOf(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  lineStarts.set(source, starts);
  return starts;
}

function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, at)) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
