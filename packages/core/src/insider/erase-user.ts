import type {
  ErasedPerson,
  ErasureAnswer,
  Erasing,
  HttpAnswer,
  PlannedRequest,
} from '../delivery/destination.ts';
import { utf8Length } from '../mapping/utf8.ts';
import type { JsonObject } from '../result/json.ts';
import { compileEngine } from './engine.ts';
import { errorText } from './error-text.ts';
import { identifiersText } from './identity/identity.ts';
import { issue } from './issues.ts';
import { readTrouble } from './read-answer.ts';
import { checkSettings } from './settings/check.ts';
import type { InsiderSettings } from './settings/settings.ts';

/** Not to be confused with `/api/user/v1/attribute/delete` (delete user profile documentation: one person a request). */
const USER_DELETE_PATH = '/api/user/v1/delete';

/** Deleting profiles in Insider. It can be enabled per account, and what an unknown person is answered is not documented. */
export const insiderErasing: Erasing = { plan: planErasure, read: readErasure };

/**
 * One request for each profile that Insider may hold of the person, each with the strongest identifier that it is
 * believed to know: somebody who was merged here may still be several there. Where nothing was ever accepted, the
 * identifiers that would have been sent.
 */
function planErasure(settings: JsonObject, { customer, shadows }: ErasedPerson): readonly PlannedRequest[] {
  const checked = checkSettings(settings).settings;
  const held = shadows.map(({ identifiers }) => Object.entries(identifiers));
  const known = held.filter((identifiers) => identifiers.length > 0);
  if (known.length === 0) {
    const engine = compileEngine(checked);
    const { list } = engine.readIdentifiers(customer, engine.readProfile(customer, undefined));
    if (list.length > 0) known.push(list.map(({ key, value }) => [key, value]));
  }
  const rank = rankOf(checked);
  const strongest = known.map(
    (identifiers) => identifiers.toSorted(([a], [b]) => rank(a) - rank(b))[0] as [string, string],
  );
  const texts = new Set(strongest.map(([key, value]) => identifiersText([{ key, value }])));
  return [...texts].map((text) => requestOf(`{"identifiers":${text}}`));
}

/** The customer id goes before what people change and share. */
function rankOf({ customerId: { to } }: InsiderSettings): (key: string) => number {
  const ranks = [typeof to === 'string' ? to : `custom.${to.custom}`, 'uuid', 'email', 'phone_number'];
  return (key) => (ranks.includes(key) ? ranks.indexOf(key) : ranks.length);
}

function requestOf(body: string): PlannedRequest {
  return {
    operation: 'user_delete',
    method: 'POST',
    path: USER_DELETE_PATH,
    body,
    bytes: utf8Length(body),
    slots: [],
    eventsOf: [],
  };
}

const UNKNOWN = /no such (?:user|profile)|(?:user|profile) (?:not found|does not exist)/i;

function readErasure(answer: HttpAnswer): ErasureAnswer {
  const { status } = answer;
  const text = errorText(answer);
  // Only in words: a plain 404 may come from whoever else answers at a wrong address.
  if (status >= 400 && status < 500 && UNKNOWN.test(text) && !/partner/i.test(text))
    return { kind: 'done', issue: issue('erase_unknown') };
  const trouble = readTrouble(answer);
  if (trouble?.kind === 'transient') return trouble;
  if (trouble !== undefined || status >= 300)
    return { kind: 'refused', issue: issue('erase_refused', undefined, text || `status ${status}`) };
  return { kind: 'done' };
}
