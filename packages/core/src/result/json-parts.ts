const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LIST = 0x5b;
const OBJECT = 0x7b;

export interface PartsFound {
  readonly parts: number;
  /** How many characters were looked at one by one. */
  readonly read: number;
}

/**
 * Counts the lists and objects of a JSON text, up to one more than `most`. They are what reading JSON costs: one takes as
 * long as a hundred characters of text, and memory too. What is no JSON is counted as far as it looks like it.
 */
export function countParts(text: string, most: number): PartsFound {
  let parts = 0;
  let inText = false;
  let at = 0;
  for (; at < text.length && parts <= most; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) inText = !inText;
    else if (inText) {
      if (code === BACKSLASH) at++;
    } else if (code === LIST || code === OBJECT) parts++;
  }
  return { parts, read: Math.min(at, text.length) };
}

/** The same question for texts that most often have far fewer: then they are only searched, which costs a fifth. */
export function hasMoreParts(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let brackets = 0;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0 && brackets <= most; at = text.indexOf(bracket, at + 1))
      brackets++;
  return brackets > most && countParts(text, most).parts > most;
}
