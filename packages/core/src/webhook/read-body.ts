import type { Json } from '../result/json.ts';
import { deeperThan } from '../tracking/depth.ts';
import { jsonFault } from './json-fault.ts';
import { LIMITS } from './limits.ts';
import type { WebhookProblem } from './problem.ts';

/**
 * A body as JSON. Strict: a body with a slip in it is refused, never guessed at, and the problem says what the slip is
 * and where.
 */
export function readBody(rawBody: string): { readonly body: Json } | { readonly problem: WebhookProblem } {
  let body: Json;
  try {
    body = JSON.parse(rawBody) as Json;
  } catch {
    return { problem: problemOf(rawBody) };
  }
  if (!deeperThan(body, LIMITS.nesting)) return { body };
  return {
    problem: {
      code: 'body_too_deep',
      status: 400,
      field: 'body',
      message: `The body is nested more than ${LIMITS.nesting} levels deep.`,
      hint: 'Send a flatter one.',
    },
  };
}

function problemOf(rawBody: string): WebhookProblem {
  const fault = jsonFault(rawBody);
  return {
    code: 'body_not_json',
    status: 400,
    field: 'body',
    message: `The body is not JSON. ${fault?.message ?? ''}`.trim(),
    ...(fault === undefined ? {} : { hint: fault.hint }),
  };
}
