import anyAscii from 'any-ascii';
import { boundedCache } from './bounded-cache.ts';

/** The names Insider takes: lower case, digits, and `_ . -` inside. Capitals pass the published rule and were
 * observed to be refused, so they are not produced. */
export const NAME_RULE: RegExp = /^[a-z0-9][a-z0-9._-]*$/;

/** A name without anything to change: the usual case, told by one test. */
const SETTLED = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * A name by that rule from whatever a sender calls it: `Favorite Color` and `favoriteColor` become `favorite_color`,
 * `Ürün İncelendi` becomes `urun_incelendi`. Empty when nothing of it can be written in Latin letters or digits.
 */
export const normaliseName: (name: string) => string = boundedCache(20_000, normalise);

function normalise(name: string): string {
  const short = name.length > LONGEST ? name.slice(0, LONGEST) : name;
  if (SETTLED.test(short)) return short;
  return anyAscii(short.normalize('NFC').toWellFormed())
    .replace(/['’`]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '_')
    .replace(/_*([._-])[._-]*/g, '$1')
    .replace(/^[._-]|[._-]$/g, '');
}

const LONGEST = 200;
