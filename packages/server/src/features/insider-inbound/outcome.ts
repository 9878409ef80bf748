import type { EventRefusal } from '@causeway/core/event/event-refusal';
import type { InboundDecision } from '@causeway/core/insider/inbound/compile-inbound';
import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import type { InboundBody, InboundStatus } from '../../ports/inbound-receipt.ts';
import { errorAnswer, ignoredAnswer, okAnswer, type Answer } from './answer.ts';
import { toldIssues } from './told-issues.ts';

/** How a request ends: what is answered, and what is written down about it. */
export interface Outcome {
  readonly answer: Answer;
  readonly status: InboundStatus;
  /** In one word; undefined when it just worked. */
  readonly reason: string | undefined;
  readonly error: string | undefined;
  readonly type: 'profile' | 'event' | undefined;
  readonly action: string | undefined;
  readonly customer: number | undefined;
  readonly customerText: string | undefined;
  readonly event: number | undefined;
  readonly events: InboundBody['events'];
  readonly issues: readonly Issue[];
}

export type Acting = Extract<InboundDecision, { kind: 'profile' | 'event' }>;

const NOTHING = {
  reason: undefined,
  error: undefined,
  type: undefined,
  action: undefined,
  customer: undefined,
  customerText: undefined,
  event: undefined,
  events: [],
  issues: [],
} as const;

/** A request that says something which is not for the register. `type`: what it was about, as far as that was seen. */
export function withoutRegister(decision: Exclude<InboundDecision, Acting>, type: Outcome['type']): Outcome {
  if (decision.kind === 'ignored') {
    const { reason, message } = decision;
    return {
      ...NOTHING,
      type,
      status: 'ignored',
      reason,
      answer: ignoredAnswer(reason),
      issues: [{ code: reason, message }],
    };
  }
  const { code, field, message, hint } = decision;
  return {
    ...failed({ status: 400, type: 'BadRequestException', code: CODES.get(code) ?? 0, message }, code, {
      code,
      field,
      message,
      hint,
    }),
    type,
  };
}

/** Numbers that the events API has for the same complaint. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['inbound_identifier_missing', 113401],
  ['inbound_event_type_unknown', 203404],
  ['inbound_event_type_internal', 203404],
]);

/** A request that cannot be carried out, as it is or just now. */
export function failed(
  refusal: EventRefusal,
  reason: string,
  issue: Issue = issueOf(refusal, reason),
  retryAfterSeconds?: number,
): Outcome {
  return {
    ...NOTHING,
    status: 'error',
    reason,
    error: issue.message,
    answer: errorAnswer(refusal, retryAfterSeconds),
    issues: [issue],
  };
}

/** What became of a request that went to the register. */
export function fromRegister(decision: Acting, registered: Registered): Outcome {
  const action = actionOf(decision);
  const { event, repeats, refusal, unchanged } = registered;
  const base = {
    ...NOTHING,
    type: decision.kind,
    action,
    customer: registered.customer,
    customerText: decision.who[0]?.value,
  };
  if (refusal !== undefined) {
    const reason = REASONS.get(refusal.code) ?? 'refused';
    const refused = failed(reason === 'field_missing' ? { hint: UNFILLED, ...refusal } : refusal, reason);
    const { answer, status, error } = refused;
    return {
      ...base,
      answer,
      status,
      error,
      reason,
      issues: [...refused.issues, ...decision.issues],
    };
  }
  if (repeats !== undefined) {
    return {
      ...base,
      status: 'ignored',
      reason: 'repeated',
      event: repeats,
      answer: ignoredAnswer('repeated', repeats),
      issues: [REPEATED],
    };
  }
  const issues = [...toldIssues(registered), ...decision.issues];
  if (unchanged === true)
    return { ...base, status: 'ignored', reason: 'unchanged', answer: ignoredAnswer('unchanged'), issues };
  return {
    ...base,
    status: 'done',
    event,
    events: event === undefined ? [] : [{ id: event, type: action }],
    answer: okAnswer(event),
    issues,
  };
}

export function actionOf(decision: Acting): string {
  return decision.kind === 'profile' ? 'profile' : decision.action;
}

const REASONS: ReadonlyMap<EventRefusal['code'], string> = new Map([
  [113401, 'field_missing'],
  [160212, 'customer_not_found'],
  [203404, 'invalid_action'],
]);

const UNFILLED =
  'Give the field a row in the inbound event mapping, and let the webhook in Insider send the parameter that the row names.';

const REPEATED: Issue = {
  code: 'repeated',
  message: 'The same request came before, so it had no effect again.',
  hint: 'For how long that holds is a setting: how long the same event request counts as a repeat.',
};

function issueOf({ field, message, hint }: EventRefusal, code: string): Issue {
  return {
    code,
    message,
    ...(field === undefined ? {} : { field }),
    ...(hint === undefined ? {} : { hint }),
  };
}
