import type { JsonObject } from '@causeway/core/result/json';
import { Random } from './random.ts';

const FIRST = 'Ada Deniz Elif Emre Fatma Grace Hakan Ines Jonas Kerem Lara Mert Nora Omar Pia Selin'.split(
  ' ',
);
const LAST =
  'Acar Brandt Celik Demir Ersoy Fischer Gruber Hoffmann Kaya Lopez Moreau Novak Ozturk Rossi'.split(' ');
const COUNTRIES = ['TR', 'TR', 'TR', 'DE', 'DE', 'FR', 'NL', 'GB'];
export const LABELS: readonly string[] = ['vip', 'staff', 'press', 'returns often', 'store pick-up'];
/** Some customers come far more often than all others. */
export const REGULARS = 10;

export const userIdOf = (person: number): string => `customer-${person}`;
export const emailOf = (person: number): string => `person.${person}@example.com`;
export const firstNameOf = (person: number): string => FIRST[person % FIRST.length] ?? '';

/** What a shop knows of a person: the same for the same number, but for what may change from time to time. */
export function traitsOf(person: number, random: Random): JsonObject {
  const own = new Random(person);
  const isPhoned = own.isOneIn(2);
  return {
    email: emailOf(person),
    ...(isPhoned ? { phone: `+90532${String(person % 10_000_000).padStart(7, '0')}` } : {}),
    first_name: firstNameOf(person),
    last_name: own.pick(LAST),
    country: own.pick(COUNTRIES),
    city: `City ${random.isOneIn(50) ? random.below(17) : own.below(17)}`,
    birthday: `${1950 + own.below(55)}-0${1 + own.below(9)}-1${own.below(10)}`,
    age: 18 + own.below(60),
    gender: own.pick(['female', 'male']),
    language: own.pick(['tr', 'de', 'en']),
    plan: own.pick(['none', 'none', 'silver', 'gold']),
    loyalty_id: `L${String(person).padStart(8, '0')}`,
    email_optin: own.isOneIn(2),
    ...(isPhoned ? { sms_optin: own.isOneIn(3) } : {}),
  };
}
