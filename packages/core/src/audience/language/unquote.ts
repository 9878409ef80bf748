import { Unfit, type TextRange } from './filter-fault.ts';

const SHORT: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\\', '\\'],
  ['/', '/'],
]);

/** What the stretch in quotes or backticks says. Throws Unfit when it is not closed, or has an escape that is not known. */
export function unquote(text: string, token: TextRange): string {
  const quote = text.charAt(token.from);
  let [said, from] = ['', token.from + 1];
  for (let at = from; at < token.to; at++) {
    const sign = text.charAt(at);
    if (sign === quote) return said + text.slice(from, at);
    if (sign !== '\\') continue;
    const { means, end } = escapeAt(text, at, token);
    said += text.slice(from, at) + means;
    from = end;
    at = end - 1;
  }
  const what = quote === '`' ? 'name' : 'text';
  throw new Unfit(
    'filter_text',
    `This ${what} is not closed: a ${quote} is missing.`,
    `A ${what} ends on the line on which it begins; \\n stands for a line break.`,
    token,
  );
}

function escapeAt(text: string, at: number, token: TextRange): { means: string; end: number } {
  const name = text.charAt(at + 1);
  const means = SHORT.get(name);
  if (means !== undefined) return { means, end: at + 2 };
  const digits = text.slice(at + 2, at + 6);
  if (name === 'u' && /^[\da-f]{4}$/i.test(digits)) {
    return { means: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 };
  }
  const to = Math.min(at + 2, token.to);
  throw new Unfit(
    'filter_text',
    name === 'u' ? 'Four hexadecimal digits follow \\u.' : `${text.slice(at, to)} stands for nothing.`,
    'Write \\\\ for a \\ itself.',
    { from: at, to },
  );
}
