export const SHORTEST = 12;

interface Judgement {
  readonly words: string;
  /** From 0 to 100. */
  readonly fill: number;
  readonly enough: boolean;
}

/** How good a password is, by what counts most: its length. The hub asks for twelve characters and no special ones. */
export function judgePassword(password: string): Judgement {
  const { length } = password;
  const fill = Math.min(100, Math.round((length / 20) * 100));
  if (length === 0)
    return { words: `At least ${SHORTEST} characters; a few words are good.`, fill, enough: false };
  if (length < SHORTEST) {
    const missing = SHORTEST - length;
    return {
      words: `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
      fill,
      enough: false,
    };
  }
  if (new Set(password).size < 5) return { words: 'Long enough, but easy to guess.', fill: 50, enough: true };
  if (length < 16) return { words: 'Long enough. Longer is safer.', fill, enough: true };
  return { words: length < 20 ? 'Good.' : 'Very good.', fill, enough: true };
}
