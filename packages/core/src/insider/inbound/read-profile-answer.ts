import type { Answer, HttpAnswer, PlannedRequest } from '../../delivery/destination.ts';
import { parseJson } from '../../mapping/json-text.ts';
import { utf8Length } from '../../mapping/utf8.ts';
import type { Issue } from '../../result/issue.ts';
import { isObject, own } from '../../result/json.ts';
import { errorText } from '../error-text.ts';
import { issue } from '../issues.ts';
import { readTrouble } from '../read-answer.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { PROFILE_PATH } from '../taxonomy/limits.ts';
import { Fields } from './fields.ts';
import type { HookReading } from './hook-reading.ts';
import { idText } from './id-text.ts';
import { identifierKey } from './name-person.ts';
import { attributeCandidates, attributeKey, readName } from './names.ts';

/**
 * Asks Insider by which identifiers it knows the profile with this id of its own (get user profiles documentation).
 * Changes nothing, and draws on the read quota of the account.
 */
export function readBackRequest(settings: InsiderSettings, insiderId: string): PlannedRequest {
  const { identifiers, inbound } = settings;
  const keys = [
    identifierKey(settings),
    ...(inbound.identifier === null ? [] : attributeCandidates(inbound.identifier).slice(0, 1)),
    ...(identifiers.email ? ['email'] : []),
    ...(identifiers.phone ? ['phone_number'] : []),
  ];
  const body = JSON.stringify({ insider_id: insiderId, attributes: [...new Set(keys.map(readName))] });
  return {
    operation: 'profile_read',
    method: 'POST',
    path: PROFILE_PATH,
    body,
    bytes: utf8Length(body),
    slots: [],
    eventsOf: [],
  };
}

/** `nobody`: Insider has no such profile. `trouble`: the question could not be answered, as with any request. */
export type ProfileAnswer =
  | { readonly kind: 'found'; readonly identifiers: Readonly<Record<string, string>> }
  | { readonly kind: 'nobody'; readonly issue: Issue }
  | { readonly kind: 'trouble'; readonly answer: Answer };

/** The answer to `readBackRequest`: identifiers by their keys in the shadow. */
export function readProfileAnswer(answer: HttpAnswer): ProfileAnswer {
  const { status } = answer;
  const trouble = readTrouble(answer);
  if (trouble !== undefined) return { kind: 'trouble', answer: trouble };
  if (status === 404 && /no such user/i.test(errorText(answer)))
    return { kind: 'nobody', issue: issue('profile_unknown') };
  if (status === 404 || status === 405)
    return refused(issue('endpoint_unknown', 'baseUrl', String(status)), 'credentials');
  const json = status < 300 ? parseJson(answer.body) : undefined;
  const attributes = isObject(json) ? own(json, 'attributes') : undefined;
  if (status >= 300)
    return refused(issue('request_refused', undefined, errorText(answer) || `status ${status}`), 'refused');
  if (!isObject(attributes))
    return refused(issue('answer_unreadable', undefined, answer.body.slice(0, 200)), 'refused');
  const fields = new Fields(attributeKey, []);
  fields.addAll(attributes);
  const identifiers = Object.entries(fields.toObject()).flatMap(([key, value]) => {
    const text = idText(value);
    return text === undefined || key === 'insider_id' ? [] : [[key, text] as const];
  });
  return { kind: 'found', identifiers: Object.fromEntries(identifiers) };
}

/** The request as if it had carried these identifiers; what it says itself stands. */
export function withIdentifiers(
  reading: HookReading,
  identifiers: Readonly<Record<string, string>>,
): HookReading {
  return { ...reading, identifiers: { ...identifiers, ...reading.identifiers } };
}

function refused(complaint: Issue, kind: 'credentials' | 'refused'): ProfileAnswer {
  return { kind: 'trouble', answer: { kind, issue: complaint } };
}
