import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import { boundedCache } from './bounded-cache.ts';
import { PLAIN_MOBILE } from './plain-mobile.ts';

/** What Insider takes as a phone number (upsert documentation, published rule). */
export const E164: RegExp = /^\+[1-9]\d{6,14}$/;

/**
 * A phone number in E.164, read as somebody in `country` (ISO 3166-1 alpha-2, or empty when unknown) would dial it.
 * Empty when it is no possible number, or is local and the country is unknown.
 */
export function normalisePhone(text: string, country: string): string {
  return PLAIN_MOBILE.test(text) ? text : readerOf(country)(text);
}

/** One for each country, so that no key has to be put together for a number. */
const readerOf = boundedCache(20, (country) => boundedCache(10_000, (text) => normalise(text, country)));

function normalise(text: string, country: string): string {
  const trimmed = text.trim().replace(/^(?:tel:)?(?:00|\+)\s*/i, '+');
  if (trimmed.length > 40 || !/\d/.test(trimmed)) return '';
  if (country === '' && !trimmed.startsWith('+')) return '';
  const parsed = country === '' ? parse(trimmed) : parse(trimmed, country as CountryCode);
  return parsed !== undefined && E164.test(parsed) ? parsed : '';
}

function parse(text: string, country?: CountryCode): string | undefined {
  const options = country === undefined ? { extract: false } : { extract: false, defaultCountry: country };
  const number = parsePhoneNumberFromString(text, options);
  return number?.isPossible() === true ? number.number : undefined;
}
