import type { WebhookVerdictView } from '@causeway/contract/webhooks';
import type { EventRefusal } from '@causeway/core/event/event-refusal';
import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import { explainProblem, type WebhookVerdict } from '@causeway/core/webhook/compile-webhook';
import { missingHint } from '@causeway/core/webhook/missing-hint';
import type { WebhookProblem } from '@causeway/core/webhook/problem';
import type { InboundStatus } from '../../ports/inbound-receipt.ts';

/** What became of an event. */
type Became = Pick<Registered, 'refusal' | 'repeats'>;

/** What one webhook made of a request, and what became of its event. */
export interface Judged {
  /** null for a draft. */
  readonly id: number | null;
  readonly name: string;
  readonly action: string;
  readonly hasDedupKey: boolean;
  readonly verdict: WebhookVerdict;
  /** It refuses the sender on behalf of all. */
  readonly denies: boolean;
}

/** A verdict as the API shows it. `result`: what became of its event, when it came so far. */
export function verdictView(judged: Judged, result: Became | undefined): WebhookVerdictView {
  const refusal = result?.refusal;
  const { verdict, id, name, action } = judged;
  const { mapped, auth } = verdict;
  return {
    webhook: { id, name },
    matched: verdict.matched,
    auth: { ok: auth.ok, reason: auth.reason },
    filters: verdict.filters.map((filter) => ({
      group: filter.group as number[],
      path: filter.path,
      operator: filter.operator,
      expected: filter.expected ?? null,
      actual: filter.actual ?? null,
      present: filter.present,
      passed: filter.passed,
      hint: filter.hint ?? null,
    })),
    mapped: {
      action,
      customer: mapped.customer ?? null,
      external_id: mapped.externalId ?? null,
      data: mapped.data,
    },
    issues: withRepeat(issuesOf(judged, refusal), result?.repeats),
    outcome: outcomeOf(judged, refusal),
  };
}

function outcomeOf({ verdict, denies }: Judged, refusal: EventRefusal | undefined): InboundStatus {
  if (denies) return 'error';
  if (verdict.problems.some(({ code }) => code === 'filter_not_met')) return 'ignored';
  return verdict.problems.length === 0 && refusal === undefined ? 'done' : 'error';
}

/** A message that came before, by its key or because it is run again, has no effect: nobody may take it for a new one. */
function withRepeat(issues: Issue[], repeats: number | undefined): Issue[] {
  if (repeats === undefined) return issues;
  const message = `It was registered before, as event ${repeats}, and is not registered again.`;
  return [{ code: 'repeated', message }, ...issues];
}

const NONE: Issue[] = [];

/** What is in the way first, then what the event type refused, then what was left out. */
function issuesOf({ verdict, hasDedupKey }: Judged, refusal: EventRefusal | undefined): Issue[] {
  const { problems, missing, dedupKey } = verdict;
  const unnumbered = hasDedupKey && dedupKey === undefined;
  if (problems.length === 0 && refusal === undefined && missing.length === 0 && !unnumbered) return NONE;
  const issues: Issue[] = problems.map(issueOf);
  if (refusal !== undefined) issues.push(refusalIssue(refusal, verdict));
  for (const { to } of missing) {
    if (issues.some(({ field }) => field === to)) continue;
    const hint = missingHint(to, missing);
    const message = `Nothing was found for ${to}.`;
    issues.push({ code: 'field_missing', field: to, message, ...(hint === undefined ? {} : { hint }) });
  }
  if (unnumbered) issues.push(UNNUMBERED);
  return issues;
}

const UNNUMBERED: Issue = {
  code: 'dedup_key_missing',
  message: 'The request has nothing at the place that tells messages apart.',
  hint: 'It counts, and counts again when it is sent again.',
};

/** A problem without its HTTP status. */
export function issueOf(problem: WebhookProblem): Issue {
  const { status: _, ...issue } = problem;
  return issue;
}

/** A refusal with the hint that the mapping has for its field: which field of the body it was to come from. */
export function refusalIssue(
  { code, field, message, hint }: EventRefusal,
  { missing }: Pick<WebhookVerdict, 'missing'>,
): Issue {
  const issue = {
    code: String(code),
    message,
    ...(field === undefined ? {} : { field }),
    ...(hint === undefined ? {} : { hint }),
  };
  return explainProblem(issue, missing);
}
