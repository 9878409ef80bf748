import type { Literal } from '../rule.ts';
import type { FilterCursor, SeenToken } from './filter-cursor.ts';
import { shorten } from './shorten.ts';
import { unquote } from './unquote.ts';

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?(\d+)$/;
/** As many digits as every double keeps. */
const SAFE_DIGITS = 15;

/** A number, `true`, `false`, a text in quotes, or a bare word, which is a text. */
export function readLiteral(cursor: FilterCursor, after: string): Literal {
  const { token, keyword } = cursor;
  if (token.kind === 'number') return readNumber(cursor);
  if (keyword === 'TRUE' || keyword === 'FALSE') {
    cursor.take();
    return keyword === 'TRUE';
  }
  return readText(cursor, `a value such as "gold", 5 or true after ${after}`);
}

/** A text in quotes or a bare word; `expected` says what for. */
export function readText(cursor: FilterCursor, expected: string): string {
  const { token } = cursor;
  if (token.kind === 'string') return unquote(cursor.text, cursor.take());
  if (token.kind === 'name' && !cursor.isBackticked()) return readBareWord(cursor);
  return cursor.unexpected(expected, [], textHint(cursor, token));
}

/** The number that stands here; a fault when it is none, or would come out as another. */
export function readNumber(cursor: FilterCursor): number {
  const [text, shown] = [cursor.slice(), cursor.shown()];
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) {
    const hint = `Write dates and other texts in quotes: "${shown}".`;
    cursor.fail('filter_number', `${shown} is not a number.`, hint);
  }
  if (/^[+-]?0\d/.test(text)) {
    const hint = `Write a code that begins with 0 as a text: "${shown}".`;
    cursor.fail('filter_number', `${shown} begins with 0, which a number would lose.`, hint);
  }
  if (!Number.isFinite(value)) {
    cursor.fail('filter_number', `${shown} is too large a number.`, undefined);
  }
  if (value === 0 && /^[^e]*[1-9]/i.test(text)) {
    cursor.fail('filter_number', `${shown} is too small a number, and would be 0.`, undefined);
  }
  const digits = WHOLE.exec(text)?.[1];
  if (digits !== undefined && digits.length > SAFE_DIGITS && !isExact(digits, Math.abs(value))) {
    const hint = `Write it as a text: "${shown}".`;
    cursor.fail('filter_number', `${shown} has more digits than a number keeps.`, hint);
  }
  cursor.take();
  return value;
}

/** Is it the number that the digits say, or at least the one that is written with them? */
function isExact(digits: string, value: number): boolean {
  return String(value) === digits || BigInt(value) === BigInt(digits);
}

function readBareWord(cursor: FilterCursor): string {
  const token = cursor.take();
  const word = cursor.slice(token);
  if (/^null$/i.test(word)) {
    const hint = 'To ask whether something is missing, write NOT EXISTS and the field. The text is "null".';
    cursor.fail('filter_syntax', 'Nothing can be compared with null.', hint, token);
  }
  if (goesOn(cursor)) refuseMore(cursor, token);
  return word;
}

function refuseMore(cursor: FilterCursor, first: SeenToken): never {
  const { from } = first;
  let { to } = first;
  while (goesOn(cursor)) ({ to } = cursor.take());
  const whole = shorten(cursor.text.slice(from, to).replaceAll('"', ''));
  const message = 'A text of more than one word, or with other signs than letters, needs quotes.';
  return cursor.fail('filter_syntax', message, `Put it in quotes: "${whole}".`, { from, to });
}

/** Is there more on the line that can only belong to the same text? `New York`, `example.com`, `now+1d`. */
function goesOn(cursor: FilterCursor): boolean {
  if (cursor.startsLine()) return false;
  const { kind } = cursor.token;
  if (kind === 'unknown') return !/[;[\]{}]/.test(cursor.slice());
  return kind === 'name' || kind === 'number' || kind === 'string' || cursor.isSign('.');
}

function textHint(cursor: FilterCursor, token: SeenToken): string | undefined {
  const text = cursor.shown(token);
  if (token.kind === 'number' || token.kind === 'keyword') {
    return `Put it in quotes to make it a text: "${text}".`;
  }
  if (token.kind === 'name') return 'Backticks are for names. A field is compared with a value, in quotes.';
  return undefined;
}
