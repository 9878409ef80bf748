import type { EventRefusal } from '@causeway/core/event/event-refusal';
import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import type { Json } from '@causeway/core/result/json';
import { answerWebhook, type WebhookAnswer, type WebhookOutcome } from '@causeway/core/webhook/answer';
import type { InboundBody, InboundStatus } from '../../ports/inbound-receipt.ts';
import type { Aside, JudgedHook, RequestPlan } from './plan-request.ts';
import { issueOf, verdictView } from './verdict-view.ts';
import { LONGEST_ID } from './within-limits.ts';

/** A request that is decided: what is answered, and what is written down about it. */
export interface FinishedRequest {
  readonly answer: WebhookAnswer;
  readonly status: InboundStatus;
  readonly reason: string | undefined;
  readonly error: string | undefined;
  readonly issues: readonly Issue[];
  readonly verdicts: readonly Json[];
  readonly events: InboundBody['events'];
  readonly event: number | undefined;
  readonly action: string | undefined;
  readonly customer: number | undefined;
  readonly customerText: string | undefined;
  /** Nobody was convinced by the sender: there may be any number of such requests. */
  readonly stranger: boolean;
}

const STRANGE: ReadonlySet<WebhookOutcome['kind']> = new Set([
  'denied',
  'unknown_endpoint',
  'wrong_method',
  'too_large',
]);

export function isStrange(outcome: WebhookOutcome | undefined): boolean {
  return outcome !== undefined && STRANGE.has(outcome.kind);
}

/** Says how a request ends. `registered`: what became of the plan's submissions, in their order. */
export function finishRequest(plan: RequestPlan, registered: readonly Registered[]): FinishedRequest {
  const { judged, answering } = plan;
  const resultOf = ({ submission }: JudgedHook): Registered | undefined =>
    submission === undefined ? undefined : registered[submission];
  const first = judged.find(({ hook }) => hook === answering);
  const result = first === undefined ? undefined : resultOf(first);
  const outcome = plan.outcome ?? outcomeOf(result);
  const views = judged.map((one) => verdictView(one, resultOf(one)));
  const issues =
    first === undefined
      ? issuesOf(outcome, plan.aside)
      : (views[judged.indexOf(first)]?.issues as readonly Issue[]);
  const events: { id: number; type: string }[] = [];
  for (const one of judged) {
    const event = resultOf(one)?.event;
    if (event !== undefined) events.push({ id: event, type: one.action });
  }
  return {
    answer: answerWebhook(outcome, answering?.webhook.definition),
    status: statusOf(outcome),
    reason: plan.aside?.reason ?? reasonOf(outcome, result),
    error: plan.aside?.error ?? errorOf(outcome, issues),
    issues,
    verdicts: views as unknown as readonly Json[],
    events,
    event: result?.event ?? result?.repeats,
    action: answering?.webhook.definition.action,
    customer: result?.customer,
    customerText: first?.verdict.mapped.customer?.trim().slice(0, LONGEST_ID),
    stranger: isStrange(outcome),
  };
}

function outcomeOf(result: Registered | undefined): WebhookOutcome {
  if (result === undefined) throw new Error('a submission was lost');
  if (result.refusal !== undefined) return { kind: 'refused', refusal: result.refusal };
  return { kind: 'registered', event: textOf(result.event ?? result.repeats) };
}

function textOf(event: number | undefined): string | undefined {
  return event === undefined ? undefined : String(event);
}

function statusOf({ kind }: WebhookOutcome): InboundStatus {
  if (kind === 'registered') return 'done';
  return kind === 'ignored' ? 'ignored' : 'error';
}

/** In one word; undefined when it just worked. */
function reasonOf(outcome: WebhookOutcome, result: Registered | undefined): string | undefined {
  switch (outcome.kind) {
    case 'registered':
      return result?.repeats === undefined ? undefined : 'repeated';
    case 'refused':
      return REASONS.get(outcome.refusal.code) ?? 'refused';
    case 'problem':
      return outcome.problem.code;
    case 'denied':
      return outcome.auth.reason;
    case 'ignored':
      return 'filters_not_met';
    default:
      return outcome.kind;
  }
}

/** Refusals that people look for; the numbers are those of the events API (antavo FACTS (b)). */
const REASONS: ReadonlyMap<EventRefusal['code'], string> = new Map([
  [113401, 'field_missing'],
  [160212, 'customer_not_found'],
  [203404, 'invalid_action'],
]);

function errorOf(outcome: WebhookOutcome, issues: readonly Issue[]): string | undefined {
  switch (outcome.kind) {
    case 'registered':
      return undefined;
    case 'refused':
      return outcome.refusal.message;
    case 'problem':
      return outcome.problem.message;
    case 'denied':
      return outcome.auth.message;
    case 'ignored':
      return issues.find(({ code }) => code === 'filter_not_met')?.message;
    // Said by the plan's aside.
    default:
      return undefined;
  }
}

/** Where no webhook looked at it. */
function issuesOf(outcome: WebhookOutcome, aside: Aside | undefined): readonly Issue[] {
  if (aside !== undefined) return [{ code: aside.reason, message: aside.error, hint: aside.hint }];
  if (outcome.kind === 'problem') return [issueOf(outcome.problem)];
  if (outcome.kind !== 'denied') return [];
  const { reason, field, message, hint } = outcome.auth;
  return [
    {
      code: reason,
      message,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    },
  ];
}
