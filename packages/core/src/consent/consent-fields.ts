import type { JsonObject } from '../result/json.ts';
import { SUBJECTS, type Consents, type Subject } from './consent.ts';

/** Under this name rules find a customer's consents. */
export const CONSENTS_FIELD = 'consents';

/** What rules see of consents: true, false, or nothing where it was never spoken of. What is essential is always granted. */
export function consentFields(consents: Consents | undefined): JsonObject {
  const fields: Partial<Record<Subject, boolean>> = { essential: true };
  for (const subject of SUBJECTS) {
    const known = consents?.[subject];
    if (known !== undefined && subject !== 'essential') fields[subject] = known.granted;
  }
  return fields;
}
