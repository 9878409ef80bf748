/**
 * What JSON leaves as it is and a terminal or a program that collects lines may act upon: delete and the C1 controls
 * (U+009B begins a command as ESC [ does), other ends of lines (U+2028, U+2029), marks that turn the direction of what
 * follows, and halves of surrogate pairs.
 */
const ACTED_UPON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** A line of JSON with those written as escapes: it says the same, and stays one line wherever it is read. */
export function oneLine(json: string): string {
  return json.replace(ACTED_UPON, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
