/**
 * What somebody may be asked for: the five canonical purposes for which data are used (fact sheet
 * DATAFLY-HARDAL-LYTICS 1.6), and the channels by which they may be written to.
 */
export const PURPOSES = ['essential', 'functional', 'analytics', 'marketing', 'personalization'] as const;
export const CHANNELS = ['email', 'sms', 'whatsapp', 'push'] as const;

export type Purpose = (typeof PURPOSES)[number];
export type Channel = (typeof CHANNELS)[number];
export type Subject = Purpose | Channel;

export const SUBJECTS: readonly Subject[] = [...PURPOSES, ...CHANNELS];

/** What somebody said of one subject, and when they said it (Unix milliseconds). */
export interface Consent {
  readonly granted: boolean;
  readonly at: number;
}

/** What is known of a customer. A subject that is missing was never spoken of; `essential` needs no consent. */
export type Consents = Readonly<Partial<Record<Subject, Consent>>>;

export const NO_CONSENTS: Consents = Object.freeze({});

export function isSubject(name: string): name is Subject {
  return (SUBJECTS as readonly string[]).includes(name);
}

/** Does what was said at `at` take the place of what is known? The later word counts; of two at one moment the refusal. */
export function overrules(said: Consent, known: Consent | undefined): boolean {
  if (known === undefined || said.at > known.at) return true;
  return said.at === known.at && known.granted && !said.granted;
}

/** What is known of two customers who turned out to be one. */
export function joinConsents(one: Consents | undefined, other: Consents | undefined): Consents | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const joined: Partial<Record<Subject, Consent>> = { ...one };
  for (const subject of SUBJECTS) {
    const said = other[subject];
    if (said !== undefined && overrules(said, joined[subject])) joined[subject] = said;
  }
  return joined;
}
