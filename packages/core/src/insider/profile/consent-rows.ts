import { PURPOSES, type Purpose, type Subject } from '../../consent/consent.ts';
import type { InsiderSettings, ProfileRow } from '../settings/settings.ts';

/** The opt-ins that Insider has of its own; there is none for push. */
const OPT_IN_OF: ReadonlyMap<string, Subject> = new Map([
  ['email_optin', 'email'],
  ['sms_optin', 'sms'],
  ['whatsapp_optin', 'whatsapp'],
]);
const GDPR = 'gdpr_optin';

/** Purposes that are told as custom attributes: nobody is asked about what is essential. */
const TOLD: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== 'essential');

/** The custom attribute of Insider that tells of a purpose. */
function purposeAttribute(purpose: Purpose): string {
  return `consent_${purpose}`;
}

/** The subject that decides an attribute of Insider, once the customer has spoken of it; undefined: none does. */
export function consentBehind(
  to: string,
  custom: boolean,
  { consents }: Pick<InsiderSettings, 'consents'>,
): Subject | undefined {
  if (!custom) return to === GDPR ? (consents.gdpr ?? undefined) : OPT_IN_OF.get(to);
  return consents.purposes === 'off' ? undefined : TOLD.find((purpose) => purposeAttribute(purpose) === to);
}

/** Rows for all that consents fill. They take nothing from attributes that would go elsewhere without them. */
export function consentRows({
  consents,
  otherTraits,
}: Pick<InsiderSettings, 'consents' | 'otherTraits'>): readonly ProfileRow[] {
  const channels = [...OPT_IN_OF.keys(), ...(consents.gdpr === null ? [] : [GDPR])];
  const purposes = consents.purposes === 'off' ? [] : TOLD.map(purposeAttribute);
  return [
    ...channels.map((to) => ({ from: [], to, custom: false })),
    ...purposes.map((to) => ({ from: otherTraits === 'custom' ? [to] : [], to, custom: true })),
  ];
}

/** Is a change of this subject a change of what Insider is told? */
export function tellsSubject(subject: Subject, { consents }: Pick<InsiderSettings, 'consents'>): boolean {
  if (subject === 'push' || subject === 'essential') return false;
  return subject === 'email' || subject === 'sms' || subject === 'whatsapp' || consents.gdpr === subject
    ? true
    : consents.purposes === 'custom';
}
