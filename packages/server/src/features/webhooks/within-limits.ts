import type { WebhookVerdict } from '@causeway/core/webhook/compile-webhook';
import type { WebhookProblem } from '@causeway/core/webhook/problem';

/** Of an id, as everywhere where people are named. */
export const LONGEST_ID = 512;

const TOO_LONG: WebhookProblem = {
  code: 'customer_too_long',
  status: 400,
  field: 'customer',
  message: `The customer’s id has more than ${LONGEST_ID} characters.`,
  hint: 'Map the field that holds the id itself.',
};

/** The verdict, with a problem more where the body names the customer in a way that nobody can be called. */
export function withinLimits(verdict: WebhookVerdict): WebhookVerdict {
  const { customer = '' } = verdict.mapped;
  if (customer.length <= LONGEST_ID) return verdict;
  return { ...verdict, problems: [...verdict.problems, TOO_LONG] };
}
