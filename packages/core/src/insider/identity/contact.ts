import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import { normaliseEmail } from '../../mapping/email.ts';
import { normalisePhone } from '../../mapping/phone.ts';
import { issue } from '../issues.ts';
import { shown } from '../profile/attribute-value.ts';
import type { Found } from '../profile/draft.ts';

/** The e-mail address as Insider takes it; empty, with the reason among the issues, when it is none. */
export function readEmail(found: Found | undefined, issues: Issue[]): string | undefined {
  return found === undefined ? undefined : readEmailOf(found.value, found.field, issues);
}

export function readEmailOf(value: Json | undefined, field: string, issues: Issue[]): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const address = typeof value === 'string' ? normaliseEmail(value) : '';
  if (address === '') issues.push(issue('email_invalid', field, shown(value)));
  return address;
}

/** The phone number in E.164; empty, with the reason among the issues, when it cannot be made one. */
export function readPhone(found: Found | undefined, country: string, issues: Issue[]): string | undefined {
  if (found === undefined) return undefined;
  const { value, field } = found;
  const text = typeof value === 'number' ? String(value) : value;
  const number = typeof text === 'string' ? normalisePhone(text, country) : '';
  if (number === '') {
    issues.push(issue(country === '' ? 'phone_without_country' : 'phone_invalid', field, shown(value)));
  }
  return number;
}
