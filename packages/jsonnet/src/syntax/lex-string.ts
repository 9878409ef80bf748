import { BACKSLASH } from './characters.ts';

/** Where the string ends that the quote at `begin` opens, behind its closing quote; -1 when nothing closes it. */
export function quotedEnd(text: string, begin: number): number {
  const quote = text.charCodeAt(begin);
  for (let at = begin + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === BACKSLASH) at++;
  }
  return -1;
}

/** A verbatim string whose opening quote is at `begin`: what it says and where it ends. A doubled quote is one. */
export function readVerbatim(text: string, begin: number): { data: string; end: number } | undefined {
  const quote = text.charAt(begin);
  let data = '';
  for (let from = begin + 1; ;) {
    const at = text.indexOf(quote, from);
    if (at < 0) return undefined;
    if (text.charAt(at + 1) !== quote) return { data: data + text.slice(from, at), end: at + 1 };
    data += text.slice(from, at + 1);
    from = at + 2;
  }
}
