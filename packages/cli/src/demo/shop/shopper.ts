import { CURRENCIES, EURO, type Currency } from './catalog.data.ts';
import { COUNTRIES, type Country } from './people.data.ts';
import { Draws } from './random.ts';

/** One made-up person: who they are, and how their shop's systems happen to spell it. */
export interface Shopper {
  readonly number: number;
  readonly id: string;
  readonly anonymousId: string;
  readonly country: Country;
  readonly currency: Currency;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly phone: string;
  /** `camel`: the web shop's traits; `snake`: those of the older shop system, with a flat address. */
  readonly style: 'camel' | 'snake';
  readonly draws: Draws;
}

const LATIN: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', ə: 'e' };

export function makeShopper(seed: number, number: number): Shopper {
  const draws = new Draws(seed * 1_000_003 + number);
  const country = byWeight(draws);
  const given = draws.pick(country.given);
  const family = draws.pick(country.family);
  const mailName = `${plain(given)}.${plain(family)}${number}`;
  return {
    number,
    id: String(48_000 + number * 7),
    anonymousId: `${draws.token(8)}-${draws.token(4)}-${draws.token(12)}`,
    country,
    currency: CURRENCIES[country.code] ?? EURO,
    given,
    family,
    email: `${draws.chance(0.25) ? capitals(mailName) : mailName}@${draws.pick(country.mail)}`,
    phone: country.phone.replaceAll('#', () => String(draws.whole(0, 9))),
    style: draws.chance(0.6) ? 'camel' : 'snake',
    draws,
  };
}

/** What an identify of this shopper says. */
export function traitsOf(shopper: Shopper): Record<string, unknown> {
  const { draws, country, given, family, email, phone } = shopper;
  const birthday = `${draws.whole(1958, 2006)}-${two(draws.whole(1, 12))}-${two(draws.whole(1, 28))}`;
  const emailOptin = draws.chance(0.7);
  const city = draws.pick(country.cities);
  const gender = draws.pick(['female', 'male', 'other']);
  const loyaltyTier = draws.pick(['bronze', 'silver', 'gold']);
  const sizes = draws.some(['S', 'M', 'L', '38', '42'], 2);
  if (shopper.style === 'camel') {
    return {
      firstName: given,
      lastName: family,
      email,
      phone,
      birthday,
      gender,
      address: { city, country: country.code, postalCode: String(draws.whole(10_000, 99_999)) },
      locale: country.locale,
      emailOptin,
      smsOptin: draws.chance(0.4),
      gdprOptin: true,
      loyaltyTier,
      favoriteSizes: sizes,
    };
  }
  return {
    first_name: given,
    last_name: family,
    email_address: email,
    mobile_phone: phone,
    birth_date: birthday,
    gender,
    city,
    country_code: country.code.toLowerCase(),
    language: country.locale.slice(0, 2),
    email_optin: emailOptin ? 'yes' : 'no',
    whatsapp_optin: draws.chance(0.3) ? 1 : 0,
    gdpr_optin: true,
    loyalty_tier: loyaltyTier,
    favorite_sizes: sizes,
  };
}

function byWeight(draws: Draws): Country {
  let left = draws.whole(
    1,
    COUNTRIES.reduce((sum, { weight }) => sum + weight, 0),
  );
  return COUNTRIES.find(({ weight }) => (left -= weight) <= 0) as Country;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[ıßə]/g, (letter) => LATIN[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}

/** As people type it on a telephone: `Ayse.Yilmaz12`. */
function capitals(mailName: string): string {
  return mailName.replaceAll(/(^|\.)[a-z]/g, (start) => start.toUpperCase());
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
