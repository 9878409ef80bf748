import type { Json } from '../result/json.ts';
import type { Piece } from './placeholder.ts';
import type { Subject } from './subject.ts';

/** The text, filled in; undefined when a value it cannot do without is missing. */
export type WriteText = (subject: Subject) => string | undefined;

/** Missing values leave nothing behind: for texts in bodies (fact sheet 2.1, rule 2). */
export function compileText(pieces: readonly Piece[]): (subject: Subject) => string {
  return (subject) => {
    let text = '';
    for (const piece of pieces) text += typeof piece === 'string' ? piece : asText(piece.read(subject));
    return text;
  };
}

/** For addresses: values are percent-encoded, and without one there is no address. */
export function compileAddress(pieces: readonly Piece[]): WriteText {
  return compileStrict(pieces, (text) => encodeURIComponent(text.toWellFormed()));
}

/** For header values: what would end the line, or is no part of one, becomes a space. */
export function compileHeader(pieces: readonly Piece[]): WriteText {
  return compileStrict(pieces, (text) => text.replace(/[^\x20-\x7e\xa0-\xff]+/g, ' ').trim());
}

function compileStrict(pieces: readonly Piece[], encode: (text: string) => string): WriteText {
  return (subject) => {
    let text = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else {
        const value = encode(asText(piece.read(subject)));
        // `.` and `..` would change the path they stand in.
        if (value === '' || value === '.' || value === '..') return undefined;
        text += value;
      }
    }
    return text;
  };
}

/** A value inside a longer text: lists and objects as JSON on one line. */
function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
