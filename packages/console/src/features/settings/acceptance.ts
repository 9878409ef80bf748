import type { Answer } from '../../app/api.ts';

type Acceptance = Answer<'GET /v1/admin/workspace'>['acceptance'];

/** When purchases count, as a choice and a number of days. */
export interface AcceptanceValues {
  readonly way: 'at_once' | 'manual' | 'after';
  /** As it is typed. */
  readonly days: string;
}

const USUAL_DAYS = '14';
export const MOST_DAYS = 365;
export const DAYS_WORDS = `Write a whole number from 1 to ${MOST_DAYS}.`;

export function fromAcceptance(acceptance: Acceptance): AcceptanceValues {
  return typeof acceptance === 'string'
    ? { way: acceptance, days: USUAL_DAYS }
    : { way: 'after', days: String(acceptance.after_days) };
}

export function toAcceptance({ way, days }: AcceptanceValues): Acceptance {
  return way === 'after' ? { after_days: Number(days) } : way;
}

/** What is wrong with the number of days, where it matters. */
export function daysFault({ way, days }: AcceptanceValues): string | undefined {
  if (way !== 'after') return undefined;
  const number = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  return number < 1 || number > MOST_DAYS ? DAYS_WORDS : undefined;
}
