/**
 * The beginning of a text that may be of any length, with an ellipsis when it goes on; never half a character. Marks
 * that would turn the text around, so that it reads as another one, are written out.
 */
export function clip(text: string, most: number): string {
  const cut = text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return cut.replaceAll('\u202D', '⟨U+202D⟩').replaceAll('\u202E', '⟨U+202E⟩');
}

/** A value of stored data in one line: a text as it is, anything else as JSON. */
export function inLine(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
