import type { Answer } from '../../app/api.ts';
import { subjectsText } from '../../ui/consent-words.ts';

export type EventWay = Answer<'GET /v1/admin/events/{id}/integrations/{integration}'>;

const WHEN: Readonly<Record<EventWay['consent']['decided'], string>> = {
  registration: 'when the event came in',
  sending: 'when it was to be sent',
  now: 'as it stands now',
};

/** What was decided about consent, and when, as a sentence. */
export function consentText({ required, allowed, missing, decided }: EventWay['consent']): string {
  if (required.length === 0 && allowed) return 'It needs no consent.';
  const need = `It needs consent to ${subjectsText(required)}`;
  if (allowed) return `${need}; nothing stood against it ${WHEN[decided]}.`;
  if (missing.length === 0) return `Nothing is told of them ${WHEN[decided]}.`;
  return `${need}; ${subjectsText(missing)} was not given ${WHEN[decided]}.`;
}

/** Where a link of an explanation leads, by its path. */
export function placeText(link: string): string {
  if (link.includes('map=')) return 'Open the mapping';
  if (link.endsWith('/settings')) return 'Open the settings';
  if (link.endsWith('/dead-letters')) return 'Open the dead letters';
  if (link.endsWith('/logs')) return 'Open the log';
  if (link.startsWith('/customers/')) return 'Open the customer';
  return 'Go there';
}

/** May this change by itself? Then it is worth looking again. */
export function isMoving(state: EventWay['fate']['state']): boolean {
  return state === 'waiting' || state === 'parked';
}
