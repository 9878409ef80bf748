import { htmlReply, refusal, seeOther, type Reply } from '../control/reply.ts';
import type { SandboxState } from '../http/sandbox-state.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { link } from './html.ts';
import { sentValues, settingsOf } from './read-webhook-form.ts';
import { newWebhookPage, webhookPage } from './webhook-page.ts';

const all = '/_sandbox/webhooks';

/** Takes a form about webhooks: without an id a new one, with an id and no word its settings, else what the word says. */
export async function webhookFormSent(
  state: SandboxState,
  id: string,
  what: string,
  sent: URLSearchParams,
): Promise<Reply> {
  if (id === '') return created(state, sent);
  const webhook = state.webhooks.book.get(Number(id));
  if (webhook === undefined) return refusal(404, 'no such webhook');
  const here = link('webhooks', webhook.id);
  switch (what) {
    case '':
      return saved(state, webhook, sent);
    case 'active':
      state.webhooks.book.change(webhook, { active: sent.get('active') === 'yes' });
      return seeOther(sent.get('back') === all ? all : here);
    case 'test':
      await state.webhooks.test(webhook, sent.get('values') === 'empty' ? 'empty' : 'sample');
      return seeOther(`${here}?done=test`);
    case 'remove':
      state.webhooks.book.remove(webhook);
      return seeOther(all);
    default:
      return refusal(404, 'no such form');
  }
}

function created(state: SandboxState, sent: URLSearchParams): Reply {
  const values = sentValues(sent, sent.get('stream') === 'attributes' ? 'attributes' : 'events');
  const written = state.webhooks.book.add(settingsOf(values));
  if ('webhook' in written) return seeOther(`${link('webhooks', written.webhook.id)}?done=saved`);
  const notice = { good: false, lines: written.problems };
  return htmlReply(422, newWebhookPage(state, values.stream, values, notice));
}

function saved(state: SandboxState, webhook: Webhook, sent: URLSearchParams): Reply {
  const values = sentValues(sent, webhook.stream);
  const written = state.webhooks.book.replace(webhook, settingsOf(values));
  if ('webhook' in written) return seeOther(`${link('webhooks', webhook.id)}?done=saved`);
  return htmlReply(422, webhookPage(state, webhook, values, { good: false, lines: written.problems }));
}
