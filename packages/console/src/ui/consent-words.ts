import type { Subject } from '@causeway/core/consent/consent';

interface SubjectWord {
  readonly label: string;
  /** What is asked for. */
  readonly about: string;
}

/** What somebody can be asked for, in words for a marketer. */
export const SUBJECT_WORDS: Readonly<Record<Subject, SubjectWord>> = {
  essential: { label: 'Essential', about: 'What a site cannot do without. It needs no consent.' },
  functional: { label: 'Functional', about: 'Comfort, such as a language that is remembered.' },
  analytics: { label: 'Analytics', about: 'Measuring how a site or an app is used.' },
  marketing: { label: 'Marketing', about: 'Advertising, and messages about what is sold.' },
  personalization: { label: 'Personalization', about: 'Showing what was chosen for this person.' },
  email: { label: 'E-mail', about: 'Messages by e-mail.' },
  sms: { label: 'SMS', about: 'Messages to their phone.' },
  whatsapp: { label: 'WhatsApp', about: 'Messages by WhatsApp.' },
  push: { label: 'Push', about: 'Notifications in the browser or in the app.' },
};

/** What somebody said: yes, no, or nothing so far. */
export type Said = 'given' | 'refused' | 'never asked';

export function saidOf(granted: boolean | null): Said {
  return granted === null ? 'never asked' : granted ? 'given' : 'refused';
}

export function subjectLabel(subject: string): string {
  return (SUBJECT_WORDS as Readonly<Record<string, SubjectWord>>)[subject]?.label ?? subject;
}

/** `marketing`, `analytics and marketing`: subjects inside a sentence. */
export function subjectsText(subjects: readonly string[]): string {
  return listed(subjects.map((subject) => inSentence(subjectLabel(subject))));
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function inSentence(label: string): string {
  return /^[A-Z][a-z-]+$/.test(label) || label === 'E-mail' ? label.toLowerCase() : label;
}
