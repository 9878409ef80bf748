import type { Wording } from '../wording.ts';

/** Words that are no text in some version of YAML, in small letters. */
const reserved = new Set(
  'true false yes no on off y n .nan -.inf +.inf .inf null - ---'.split(' ').concat(''),
);

/** How often a character occurs. */
function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function begins(key: string, mark: '0b' | '0x'): boolean {
  return key.startsWith(mark) || key.startsWith(`-${mark}`);
}

/** What might be read as something other than text, in the order of the reference; more rather than less. */
const ambiguous: readonly ((key: string, small: string) => boolean)[] = [
  (key) => /[^-A-Za-z0-9_/.]/.test(key),
  (_key, small) => reserved.has(small),
  // A date.
  (key) => /^[-0-9]*$/.test(key) && count(key, '-') === 2,
  // An integer.
  (key, small) => /^[-0-9_]*$/.test(small) && count(key, '-') < 2,
  // A binary integer.
  (key, small) => /^[-0-9_b]*$/.test(small) && key.length > 2 && begins(key, '0b'),
  // A float.
  (key, small) =>
    /^[-0-9_e.]*$/.test(small) && count(key, '.') === 1 && count(key, '-') < 3 && count(small, 'e') < 2,
  // A hexadecimal integer.
  (key, small) => /^[-0-9_a-fx]*$/.test(small) && count(key, '-') < 2 && key.length > 2 && begins(key, '0x'),
];

const goReserved = new Set([...reserved, "''"]);

/** Go reads numbers as its own functions do, and so leaves other keys bare. */
function goAmbiguous(key: string): boolean {
  return (
    key === '' ||
    /[^-A-Za-z0-9_/.]/.test(key) ||
    goReserved.has(key.toLowerCase()) ||
    /^(?:[0-9]*-){2}[0-9]*$/.test(key) ||
    /^[-+]?0b[01_]+$/.test(key) ||
    /[-+]?0x[0-9a-fA-F_]+/.test(key) ||
    /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(key) ||
    /^[-+]?(?:inf|infinity|nan)$/i.test(key)
  );
}

/** Whether a key needs no quotes to be read as the text it is. */
export const isBareKey: Readonly<Record<Wording, (key: string) => boolean>> = {
  cpp: (key) => {
    const small = key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    return !ambiguous.some((holds) => holds(key, small));
  },
  go: (key) => !goAmbiguous(key),
};
