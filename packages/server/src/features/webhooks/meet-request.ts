import type { WebhookOutcome } from '@causeway/core/webhook/answer';
import type { EndpointLookup } from '@causeway/core/webhook/choose-webhooks';
import type { WebhookProblem } from '@causeway/core/webhook/problem';
import type { WebhookRequest } from '@causeway/core/webhook/request';
import type { Account } from './account.ts';
import type { Hook } from './hook.ts';
import {
  endedPlan,
  planRequest,
  planUnreadable,
  type Aside,
  type Naming,
  type RequestPlan,
} from './plan-request.ts';
import { readJson } from './read-json.ts';

/** What there is of a body: its text, or why there is none. */
export type BodyText =
  { readonly text: string } | { readonly tooLarge: number } | { readonly problem: WebhookProblem };

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
  if (found.kind === 'unknown') return unknown(account, request.method, endpoint);
  if (found.kind === 'wrong_method') return wrongMethod(account, endpoint, found);
  const hooks = hooksOf(found.webhooks as readonly Hook[]);
  const owners = hooks.map(({ id }) => id);
  if ('tooLarge' in body)
    return { plan: endedPlan({ kind: 'too_large', limitBytes: body.tooLarge }), owners };
  const unread = { ...request, body: null, rawBody: 'text' in body ? body.text : '' };
  if ('problem' in body) return { plan: planUnreadable(hooks, unread, body.problem), owners };
  const read = readJson(body.text, request.headers['content-type'], hooks);
  if ('problem' in read) return { plan: planUnreadable(hooks, unread, read.problem), owners };
  return { plan: planRequest(hooks, { ...unread, body: read.body }, naming), owners };
}

/** Answered as if there were nothing; the log tells its people that there is something that sleeps. */
function unknown(account: Account, method: string, endpoint: string): MetRequest {
  const silent = account.silent(method, endpoint);
  const aside: Aside | undefined =
    silent === undefined
      ? undefined
      : {
          reason: silent.state,
          error: `The webhook "${silent.definition.name}" of this method and endpoint is ${silent.state}.`,
        };
  return {
    plan: endedPlan({ kind: 'unknown_endpoint' }, aside),
    owners: silent === undefined ? [] : [silent.id],
  };
}

function wrongMethod(
  account: Account,
  endpoint: string,
  { allowed }: Extract<EndpointLookup, { kind: 'wrong_method' }>,
): MetRequest {
  const outcome: WebhookOutcome = { kind: 'wrong_method', allowed };
  const owners = allowed.flatMap((method) => {
    const found = account.lookup(method, endpoint);
    return found.kind === 'found' ? found.webhooks.map(({ id }) => id) : [];
  });
  return { plan: endedPlan(outcome), owners };
}
