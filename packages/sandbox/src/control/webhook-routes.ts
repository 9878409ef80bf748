import type { SandboxState } from '../http/sandbox-state.ts';
import { asObject } from '../json.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { limitOf, type ControlCall, type ControlRequest, type ControlRoutes } from './control-request.ts';
import { jsonReply, refusal, type Reply } from './reply.ts';
import { sendView, webhookView } from './webhook-view.ts';

/** Runs a call with the webhook its path names. */
function named(
  call: (state: SandboxState, webhook: Webhook, request: ControlRequest) => Reply | Promise<Reply>,
): ControlCall {
  return (state, request, id) => {
    const webhook = state.webhooks.book.get(Number(id));
    return webhook === undefined ? refusal(404, 'no such webhook') : call(state, webhook, request);
  };
}

export const webhookRoutes: ControlRoutes = {
  'GET webhooks': ({ webhooks: { book, courier } }) =>
    jsonReply(200, {
      webhooks: book.list().map((webhook) => webhookView(webhook, courier)),
      counts: courier.sum,
    }),
  'POST webhooks': (state, { body }) => written(state, 201, state.webhooks.book.add(asObject(body) ?? {})),
  'GET webhooks/*': named(({ webhooks }, webhook) => jsonReply(200, webhookView(webhook, webhooks.courier))),
  'PUT webhooks/*': named((state, webhook, { body }) =>
    written(state, 200, state.webhooks.book.replace(webhook, asObject(body) ?? {})),
  ),
  'PATCH webhooks/*': named((state, webhook, { body }) =>
    written(state, 200, state.webhooks.book.change(webhook, asObject(body) ?? {})),
  ),
  'DELETE webhooks/*': named(({ webhooks }, webhook) => {
    webhooks.book.remove(webhook);
    return jsonReply(200, {});
  }),
  'POST webhooks/*/test': named(async ({ webhooks }, webhook, { body }) => {
    const values = asObject(body)?.['values'] ?? 'sample';
    if (values !== 'sample' && values !== 'empty') return refusal(400, 'values must be sample or empty');
    return jsonReply(200, sendView(await webhooks.test(webhook, values)));
  }),
  'GET sends': ({ webhooks }, { query }) => {
    const webhook = query.get('webhook');
    const sends = webhooks.courier.sends(limitOf(query), webhook === null ? undefined : Number(webhook));
    return jsonReply(200, { sends: sends.map(sendView) });
  },
  'GET idle': async ({ account, webhooks }, { query }) => {
    const timeoutMs = Number(query.get('timeoutMs') ?? 10_000);
    if (!(timeoutMs >= 0 && timeoutMs <= 600_000)) return refusal(400, 'timeoutMs must be 0 to 600000');
    const idle = await webhooks.idle(timeoutMs, () => account.pending.size === 0);
    return jsonReply(idle ? 200 : 504, { idle, counts: webhooks.courier.sum });
  },
};

function written(
  { webhooks }: SandboxState,
  status: number,
  result: { readonly webhook: Webhook } | { readonly problems: readonly string[] },
): Reply {
  return 'webhook' in result
    ? jsonReply(status, webhookView(result.webhook, webhooks.courier))
    : jsonReply(400, { error: 'not a webhook', problems: result.problems });
}
