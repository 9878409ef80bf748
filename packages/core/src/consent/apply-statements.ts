import { NO_CONSENTS, overrules, SUBJECTS, type Consent, type Consents, type Subject } from './consent.ts';
import type { Statement } from './statement.ts';

export interface AppliedStatements {
  /** The same object when nothing was news. */
  readonly consents: Consents | undefined;
  /** What is granted now and was not, or the other way round. A word that is only repeated is none of them. */
  readonly changes: readonly Statement[];
}

const NO_CHANGES: readonly Statement[] = Object.freeze([]);

/**
 * What is known after somebody has spoken at `at` (Unix milliseconds). The later word counts, so a word that is repeated
 * is remembered with its new time: one that was said in between and arrives after both must not count. Of two
 * words at one moment it is the refusal. What is essential needs no consent and is not recorded.
 */
export function applyStatements(
  known: Consents | undefined,
  said: readonly Statement[],
  at: number,
): AppliedStatements {
  let next: Partial<Record<Subject, Consent>> | undefined;
  let changed: Map<Subject, Statement> | undefined;
  for (const statement of said) {
    const { subject, granted } = statement;
    if (subject === 'essential') continue;
    const word = { granted, at };
    if (!overrules(word, (next ?? known)?.[subject])) continue;
    (next ??= { ...(known ?? NO_CONSENTS) })[subject] = word;
    if (known?.[subject]?.granted === granted) changed?.delete(subject);
    else (changed ??= new Map()).set(subject, statement);
  }
  return { consents: next ?? known, changes: changed === undefined ? NO_CHANGES : [...changed.values()] };
}

/** What is another now; `changes` lend their evidence. */
export function changesBetween(
  before: Consents | undefined,
  after: Consents | undefined,
  changes: readonly Statement[],
): readonly Statement[] {
  return SUBJECTS.flatMap((subject): readonly Statement[] => {
    const granted = after?.[subject]?.granted;
    if (granted === undefined || granted === before?.[subject]?.granted) return [];
    const said = changes.find((one) => one.subject === subject && one.granted === granted);
    return [said ?? { subject, granted, evidence: '' }];
  });
}
