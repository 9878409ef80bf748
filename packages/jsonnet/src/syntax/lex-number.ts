import { isDigit, characterAt, DOT, LOWER_E, MINUS, PLUS, UNDERSCORE, UPPER_E, ZERO } from './characters.ts';
import type { NumberPart } from './words.ts';

/** What is wrong with a number, and where it shows. */
export interface NumberFault {
  readonly after: NumberPart | 'leading 0';
  readonly character: string;
  readonly at: number;
}

/** Where the number ends that begins with the digit at `begin`: JSON's numbers, with `_` between digits. */
export function numberEnd(text: string, begin: number): number | NumberFault {
  let at: number | NumberFault;
  if (text.charCodeAt(begin) === ZERO) {
    at = begin + 1;
    if (text.charCodeAt(at) === UNDERSCORE) return { after: 'leading 0', character: '_', at };
  } else {
    at = digitsEnd(text, begin, 'decimal point');
    if (typeof at !== 'number') return at;
  }
  if (text.charCodeAt(at) === DOT) {
    at = digitsEnd(text, at + 1, 'decimal point');
    if (typeof at !== 'number') return at;
  }
  const letter = text.charCodeAt(at);
  if (letter !== LOWER_E && letter !== UPPER_E) return at;
  const sign = text.charCodeAt(at + 1);
  return sign === PLUS || sign === MINUS
    ? digitsEnd(text, at + 2, 'exponent sign')
    : digitsEnd(text, at + 1, "'E'");
}

/** At least one digit, which comes after `after`. */
function digitsEnd(text: string, begin: number, after: NumberPart): number | NumberFault {
  if (!isDigit(text.charCodeAt(begin))) return { after, character: characterAt(text, begin), at: begin };
  for (let at = begin + 1; ; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) continue;
    if (unit !== UNDERSCORE) return at;
    if (!isDigit(text.charCodeAt(at + 1))) {
      return { after: '_', character: characterAt(text, at + 1), at: at + 1 };
    }
  }
}
