import { boundedCache } from './bounded-cache.ts';

/** Stricter than Insider's `^.+@.+\..+$`, which takes spaces, two @ and a dot at the end. */
const ADDRESS =
  /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]._-][^\s@"<>(),;:\\[\]_]*\.(?!\d+$)[^\s@"<>(),;:\\[\]._]{2,}$/;
const LONGEST = 254;

/**
 * An e-mail address as one writes it down once: trimmed, lower case, without `mailto:`. Empty when it is none.
 */
export const normaliseEmail: (text: string) => string = boundedCache(50_000, normalise);

function normalise(text: string): string {
  const address = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  if (address.length > LONGEST || !ADDRESS.test(address) || address.includes('..')) return '';
  return address.isWellFormed() && !address.includes('.@') ? address : '';
}
