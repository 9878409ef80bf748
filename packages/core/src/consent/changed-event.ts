import { own, type Json, type JsonObject } from '../result/json.ts';
import { isSubject, type Subject } from './consent.ts';
import type { Statement } from './statement.ts';

/** The event type that the hub itself registers when a customer gives a consent or takes it back. */
export const CONSENT_CHANGED = 'consent_changed';
/** The event type by which somebody submits what a customer said: a field for each subject. */
export const CONSENT = 'consent';

export function changedData(changes: readonly Statement[]): JsonObject {
  const of = (wanted: boolean): readonly Subject[] =>
    changes.filter(({ granted }) => granted === wanted).map(({ subject }) => subject);
  const evidence = [...new Set(changes.map((change) => change.evidence))].filter((text) => text !== '');
  return {
    granted: of(true),
    refused: of(false),
    ...(evidence.length === 0 ? {} : { evidence: evidence.join(', ') }),
  };
}

/** What such an event is about. */
export function changedSubjects({ data }: { readonly data: JsonObject }): readonly Subject[] {
  return [own(data, 'granted'), own(data, 'refused')].flatMap((list) =>
    Array.isArray(list)
      ? (list as readonly Json[]).filter((name) => typeof name === 'string').filter(isSubject)
      : [],
  );
}

/** What a submission of `consent` says. */
export function readSubmittedConsent(data: JsonObject): readonly Statement[] {
  const evidence = own(data, 'evidence');
  return Object.keys(data).flatMap((name): readonly Statement[] => {
    const granted = own(data, name);
    return isSubject(name) && typeof granted === 'boolean'
      ? [{ subject: name, granted, evidence: typeof evidence === 'string' ? evidence.slice(0, 300) : '' }]
      : [];
  });
}
