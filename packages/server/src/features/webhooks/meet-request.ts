import type { EndpointLookup } from '@causeway/core/webhook/choose-webhooks';
import type { WebhookProblem } from '@causeway/core/webhook/problem';
import type { WebhookRequest } from '@causeway/core/webhook/request';
import type { Account } from './account.ts';
import { asleep, nothingThere, otherMethod, tooLarge } from './asides.ts';
import type { Hook } from './hook.ts';
import { endedPlan, planRequest, planUnreadable, type Naming, type RequestPlan } from './plan-request.ts';
import { readJson } from './read-json.ts';

/** What there is of a body: its text, or why there is none. */
export type BodyText =
  | { readonly text: string }
  | { readonly tooLarge: number }
  | { readonly problem: WebhookProblem; readonly text?: string };

export interface MetRequest {
  readonly plan: RequestPlan;
  /** The webhooks whose logs show it. */
  readonly owners: readonly number[];
}

/** Brings a request together with the webhooks of its address. `hooksOf` may say how each of them is to see it. */
export function meetRequest(
  account: Account,
  endpoint: string,
  request: Omit<WebhookRequest, 'body' | 'rawBody'>,
  body: BodyText,
  naming: Naming,
  hooksOf: (hooks: readonly Hook[]) => readonly Hook[] = (hooks) => hooks,
): MetRequest {
  const found = account.lookup(request.method, endpoint);
  if (found.kind === 'unknown') return unknown(account, request.method, endpoint, naming);
  if (found.kind === 'wrong_method') return wrongMethod(account, request.method, endpoint, found);
  const hooks = hooksOf(found.webhooks as readonly Hook[]);
  const owners = hooks.map(({ id }) => id);
  if ('tooLarge' in body) {
    const outcome = { kind: 'too_large', limitBytes: body.tooLarge } as const;
    return { plan: endedPlan(outcome, tooLarge(body.tooLarge)), owners };
  }
  const unread = { ...request, body: null, rawBody: body.text ?? '' };
  if ('problem' in body) return { plan: planUnreadable(hooks, unread, body.problem), owners };
  const read = readJson(body.text, request.headers['content-type'], hooks);
  if ('problem' in read) return { plan: planUnreadable(hooks, unread, read.problem), owners };
  return { plan: planRequest(hooks, { ...unread, body: read.body }, naming), owners };
}

/** Answered as if there were nothing; the log tells its people that there is something that sleeps. */
function unknown(account: Account, method: string, endpoint: string, naming: Naming): MetRequest {
  const outcome = { kind: 'unknown_endpoint' } as const;
  const silent = account.silent(method, endpoint);
  if (silent !== undefined) return { plan: endedPlan(outcome, asleep(silent)), owners: [silent.id] };
  const near = naming.explains() ? account.near(endpoint) : [];
  return { plan: endedPlan(outcome, nothingThere(endpoint, near)), owners: [] };
}

function wrongMethod(
  account: Account,
  method: string,
  endpoint: string,
  { allowed }: Extract<EndpointLookup, { kind: 'wrong_method' }>,
): MetRequest {
  const owners = allowed.flatMap((one) => {
    const found = account.lookup(one, endpoint);
    return found.kind === 'found' ? found.webhooks.map(({ id }) => id) : [];
  });
  return { plan: endedPlan({ kind: 'wrong_method', allowed }, otherMethod(allowed, method)), owners };
}
