/** The beginning of a text that may be of any length, with an ellipsis when it goes on; never half a character. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A value of stored data in one line: a text as it is, anything else as JSON. */
export function inLine(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
