/**
 * Where a comment or a string that begins at `at` ends; `at` itself when none begins there. One that never ends goes to
 * the end of the text. Each sign is looked at once, whatever the text is.
 */
export function skipApart(text: string, at: number): number {
  const sign = text.charAt(at);
  const next = text.charAt(at + 1);
  if (sign === '#' || (sign === '/' && next === '/')) return after(text, '\n', at);
  if (sign === '/' && next === '*') return after(text, '*/', at + 2);
  if (sign === '|' && text.startsWith('|||', at)) return after(text, '|||', at + 3);
  if (sign === '@' && (next === '"' || next === "'")) return afterVerbatim(text, next, at + 2);
  if (sign === '"' || sign === "'") return afterString(text, sign, at + 1);
  return at;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}

function afterString(text: string, quote: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** A doubled quote stands for one. */
function afterVerbatim(text: string, quote: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (text.charAt(at) !== quote) at++;
    else if (text.charAt(at + 1) === quote) at += 2;
    else return at + 1;
  }
  return text.length;
}
