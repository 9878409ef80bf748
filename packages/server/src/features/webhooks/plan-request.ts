import type { Submission } from '@causeway/core/register/submission';
import type { WebhookOutcome } from '@causeway/core/webhook/answer';
import { chooseWebhooks } from '@causeway/core/webhook/choose-webhooks';
import type { WebhookVerdict } from '@causeway/core/webhook/compile-webhook';
import type { WebhookProblem } from '@causeway/core/webhook/problem';
import type { WebhookRequest } from '@causeway/core/webhook/request';
import type { Hook } from './hook.ts';
import { submissionOf } from './submission-of.ts';
import { withinLimits } from './within-limits.ts';
import type { Judged } from './verdict-view.ts';

/** A hook that looked at a request. `submission`: the place of its event in the plan; undefined when it has none. */
export interface JudgedHook extends Judged {
  readonly hook: Hook;
  readonly submission: number | undefined;
}

/** What is to be registered of a request, and who answers. */
export interface RequestPlan {
  /** Everybody who looked at it, in the order of their creation; nobody, when the body cannot be read. */
  readonly judged: readonly JudgedHook[];
  /** Whose answer it is. */
  readonly answering: Hook | undefined;
  readonly submissions: readonly Submission[];
  /** The answer, where it does not wait for what becomes of the answering hook's event. */
  readonly outcome: WebhookOutcome | undefined;
  /** What the log says about it, where that is more than the sender is told. */
  readonly aside?: Aside | undefined;
}

export interface Aside {
  readonly reason: string;
  readonly error: string;
  /** What its people can do about it. */
  readonly hint: string;
}

/** How a request is gone about; its events are called by its own key when it has one, else by one made for it. */
export interface Naming {
  readonly receivedAt: number;
  readonly messageId: string;
  readonly keyed: (key: string) => string;
  readonly newId: () => string;
  /** Is there time to find out what may have been meant? */
  readonly explains: () => boolean;
}

/** What was meant is looked for where something is missing or was not met, when there is time for it. */
function judgeOf({ webhook }: Hook, request: WebhookRequest, explains: () => boolean): WebhookVerdict {
  const verdict = webhook.judge(request, { brief: true });
  const fine = verdict.matched && verdict.problems.length === 0 && verdict.missing.length === 0;
  return fine || !explains() ? verdict : webhook.judge(request);
}

/** Judges a request by all webhooks of its endpoint. `hooks` is not empty, and in order of creation. */
export function planRequest(hooks: readonly Hook[], request: WebhookRequest, naming: Naming): RequestPlan {
  const choice = chooseWebhooks(hooks, request);
  const submissions: Submission[] = [];
  const judged = hooks.map((hook): JudgedHook => {
    const { definition } = hook.webhook;
    const verdict = withinLimits(judgeOf(hook, request, naming.explains));
    const denies = choice.kind === 'denied' && choice.answers === hook;
    let submission: number | undefined;
    if (verdict.matched && verdict.problems.length === 0) {
      const { dedupKey } = verdict;
      const messageId = dedupKey === undefined ? naming.messageId : naming.keyed(dedupKey);
      submission = submissions.push(submissionOf(hook, verdict.mapped, { ...naming, messageId })) - 1;
    }
    return {
      hook,
      id: hook.id,
      name: definition.name,
      action: definition.action,
      hasDedupKey: definition.dedupKey !== undefined,
      verdict,
      denies,
      submission,
    };
  });
  const first = judged.find(({ hook }) => hook === choice.answers);
  return { judged, answering: choice.answers as Hook, submissions, outcome: outcomeOf(choice.kind, first) };
}

function outcomeOf(
  kind: 'run' | 'denied' | 'ignored',
  first: JudgedHook | undefined,
): WebhookOutcome | undefined {
  if (first === undefined || kind === 'ignored') return { kind: 'ignored' };
  const { verdict, submission } = first;
  if (kind === 'denied') return { kind: 'denied', auth: verdict.auth };
  const [problem] = verdict.problems;
  return submission === undefined && problem !== undefined ? { kind: 'problem', problem } : undefined;
}

/**
 * A request whose body cannot be read is answered by the oldest webhook that its sender convinced; when there is none,
 * the oldest refuses the sender, who learns nothing else.
 */
export function planUnreadable(
  hooks: readonly Hook[],
  request: WebhookRequest,
  problem: WebhookProblem,
): RequestPlan {
  const convinced = hooks.find((hook) => hook.webhook.authenticate(request).ok);
  const answering = convinced ?? hooks[0];
  const outcome: WebhookOutcome =
    convinced !== undefined || answering === undefined
      ? { kind: 'problem', problem }
      : { kind: 'denied', auth: answering.webhook.authenticate(request) };
  return { judged: [], answering, submissions: [], outcome };
}

/** Nobody looked at the request: it ends with this. */
export function endedPlan(outcome: WebhookOutcome, aside: Aside): RequestPlan {
  return { judged: [], answering: undefined, submissions: [], outcome, aside };
}
