import { hostileText } from './hostile-values.ts';
import type { Random } from './random.ts';

const MOST_CHANGES = 5;
const LARGEST = 60_000;
/** Words, numbers, white space, and every other sign for itself: good enough for any language. */
const TOKEN = /\p{L}[\p{L}\p{N}_]*|\p{N}+|\s+|./gsu;

/** A text like this one: tokens and letters moved, lost, doubled, strange, and parts of `other` in it. */
export function mutateText(text: string, random: Random, words: readonly string[], other: string): string {
  if (random.chance(0.25)) return mutateLetters(text, random);
  const tokens = text.match(TOKEN) ?? [];
  const foreign = other.match(TOKEN) ?? [];
  const times = 1 + random.below(MOST_CHANGES);
  for (let time = 0; time < times; time++) changeTokens(tokens, random, words, foreign);
  const changed = tokens.join('');
  return changed.length > LARGEST ? changed.slice(0, LARGEST) : changed;
}

function changeTokens(
  tokens: string[],
  random: Random,
  words: readonly string[],
  foreign: readonly string[],
): void {
  const at = random.below(tokens.length + 1);
  const length = 1 + random.below(Math.min(12, tokens.length + 1));
  switch (random.below(9)) {
    case 0:
      tokens.splice(at, length);
      break;
    case 1:
      tokens.splice(at, 0, ...tokens.slice(random.below(tokens.length + 1)).slice(0, length));
      break;
    case 2:
    case 3:
      if (words.length > 0) tokens.splice(at, random.below(2), random.pick(words));
      break;
    case 4:
      tokens.splice(at, random.below(2), hostileText(random));
      break;
    case 5:
      tokens.splice(
        at,
        random.below(3),
        ...foreign.slice(random.below(foreign.length + 1)).slice(0, length * 3),
      );
      break;
    case 6:
      tokens.splice(at, 1, String(random.pick([0, -1, 1e21, 1e-7, 2 ** 53, 2 ** 31, 0.1, 99_999])));
      break;
    case 7: {
      // Many of the same, and deep in each other.
      const part = tokens.slice(at, at + length).join('');
      const copies = random.pick([2, 2, 3, 10, 64]);
      tokens.splice(at, length, part.length * copies > LARGEST ? part : part.repeat(copies));
      break;
    }
    default: {
      const [open, close] = random.pick([
        ['(', ')'],
        ['[', ']'],
        ['{', '}'],
        ['"', '"'],
        ['NOT (', ')'],
      ] as const);
      const depth = random.pick([1, 1, 2, 3, 30, 300]);
      tokens.splice(at, 0, open.repeat(depth));
      tokens.splice(at + 1 + length, 0, close.repeat(random.chance(0.8) ? depth : depth - 1));
    }
  }
}

function mutateLetters(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = at + random.below(4);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + String.fromCharCode(random.below(0x10000)) + text.slice(end);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.below(0x80)) + text.slice(at);
    default:
      return text.slice(0, at) + hostileText(random) + text.slice(end);
  }
}
