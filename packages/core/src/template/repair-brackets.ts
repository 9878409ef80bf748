import type { Repaired } from './repair-source.ts';
import { skipApart } from './skip-apart.ts';

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
/**
 * Takes out a closing bracket that is too many, or adds those that are missing, when there is exactly one way that
 * compiles. Undefined otherwise.
 */
export function repairBrackets(source: string, compiles: (source: string) => boolean): Repaired | undefined {
  const right = candidates(source).filter(({ source: changed }) => compiles(changed));
  return right.length === 1 ? right[0] : undefined;
}

function candidates(source: string): readonly Repaired[] {
  const open: string[] = [];
  let commas = 0;
  for (let at = 0; at < source.length;) {
    const end = skipApart(source, at);
    if (end > at) {
      at = end;
      continue;
    }
    const sign = source.charAt(at);
    if (sign in CLOSES) open.push(sign);
    else if (sign === ',') commas += open.at(-1) === '(' ? 0 : 1;
    else if (sign === '}' || sign === ']' || sign === ')') {
      const last = open.at(-1);
      if (last === undefined || CLOSES[last] !== sign) return atMismatch(source, sign, at, last);
      open.pop();
    }
    at++;
  }
  // With a comma somewhere, what is missing at the end may as well be missing before it.
  if (open.length === 0 || commas > 0) return [];
  const missing = open.map((sign) => CLOSES[sign] ?? '').toReversed();
  const end = source.trimEnd();
  const what = `${missing.join(' ')} was missing at the end.`;
  return [{ source: `${end}${missing.join('')}\n`, changes: [{ line: lineAt(end, end.length), what }] }];
}

/** What stands there is too many, or what should stand before it is missing. */
function atMismatch(source: string, sign: string, at: number, open: string | undefined): readonly Repaired[] {
  const line = lineAt(source, at);
  const without: Repaired = {
    source: source.slice(0, at) + source.slice(at + 1),
    changes: [{ line, what: `${sign} was too many.` }],
  };
  const closing = open === undefined ? undefined : CLOSES[open];
  if (closing === undefined) return [without];
  const added: Repaired = {
    source: source.slice(0, at) + closing + source.slice(at),
    changes: [{ line, what: `${closing} was missing before ${sign}.` }],
  };
  return [without, added];
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split('\n').length;
}
