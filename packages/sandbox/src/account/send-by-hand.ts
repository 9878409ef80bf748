import type { JsonObject } from '../json.ts';
import { cleanEvent } from '../rules/clean-event.ts';
import { validateEvent } from '../rules/validate-event.ts';
import type { Account } from './account.ts';
import { byHand } from './set-by-hand.ts';
import type { User } from './user.ts';
import { writeEvents } from './write-events.ts';

/**
 * Gives one profile an event, written like one of an upsert; without a `timestamp` it happens now. What an upsert would
 * refuse or drop is a problem here, and then nothing is stored.
 */
export function sendByHand(
  account: Account,
  user: User,
  event: JsonObject,
  options: { readonly now: number; readonly skipHook: boolean },
): { readonly stored: boolean } | { readonly problems: readonly string[] } {
  const { now, skipHook } = options;
  const whole = { timestamp: new Date(now).toISOString(), ...event };
  const problems: string[] = [];
  const note = (path: string, reason: string): void => {
    problems.push(`${path.replace(/^events\.0\./, '')}: ${reason}`);
  };
  validateEvent(whole, 0, note);
  if (problems.length === 0) cleanEvent(whole, 0, note);
  if (problems.length > 0) return { problems };
  const before = user.events.size;
  writeEvents(account, user, [whole], { now, request: byHand, skipHook }, note);
  user.updatedAt = now;
  return problems.length > 0 ? { problems } : { stored: user.events.size > before };
}
