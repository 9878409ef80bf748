import type { Issue } from '../result/issue.ts';
import type { Consents, Purpose } from './consent.ts';
import type { ConsentPolicy } from './policy.ts';

const NONE: readonly Purpose[] = Object.freeze([]);

/** Which of the required purposes were refused or, where the workspace says so, never granted. */
export function missingPurposes(
  required: readonly Purpose[],
  consents: Consents | undefined,
  unknown: ConsentPolicy['unknown'],
): readonly Purpose[] {
  if (required.length === 0 || (consents === undefined && unknown === 'allow')) return NONE;
  let missing: Purpose[] | undefined;
  for (const purpose of required) {
    if (purpose === 'essential') continue;
    if (!(consents?.[purpose]?.granted ?? unknown === 'allow')) (missing ??= []).push(purpose);
  }
  return missing ?? NONE;
}

/** One issue for each purpose that keeps a message back. */
export function missingConsentIssues(
  missing: readonly Purpose[],
  consents: Consents | undefined,
): readonly Issue[] {
  return missing.map((purpose) => ({
    code: 'consent_missing',
    field: purpose,
    message:
      consents?.[purpose] === undefined
        ? `The customer was never asked about ${purpose}, which this integration needs.`
        : `The customer has refused ${purpose}, which this integration needs.`,
    hint: 'Nothing is to be mended where that is so. Which purposes an integration needs, and what holds for who was never asked, is in the settings.',
  }));
}
