import { normaliseEmail } from '../mapping/email.ts';
import { isDay } from './date-text.ts';

/** What a text has to look like, where its attribute says so. */
export type TextFormat = 'date' | 'url' | 'email' | 'phone';

const URL = /^https?:\/\/[^\s]+$/i;
/** Written as people write numbers; which country it is of is decided where it is sent. */
const PHONE = /^\+?[\d\s().\-/]+$/;
const FEWEST_DIGITS = 5;
const MOST_DIGITS = 15;

/** The text is kept as it is sent either way. */
export function hasFormat(text: string, format: TextFormat): boolean {
  switch (format) {
    case 'date':
      return isDay(text);
    case 'url':
      return isWebAddress(text);
    case 'email':
      return normaliseEmail(text) !== '';
    case 'phone': {
      const digits = text.replaceAll(/\D/g, '').length;
      return PHONE.test(text.trim()) && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
    }
  }
}

export function isWebAddress(text: string): boolean {
  return URL.test(text);
}
