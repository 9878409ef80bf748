import type { SandboxState } from '../http/sandbox-state.ts';
import type { Stream, Webhook } from '../webhooks/webhook.ts';
import { html, link, type Html } from './html.ts';
import { layout, noticePart, type Notice } from './layout.ts';
import { sendsPart } from './sends-part.ts';
import { webhookForm } from './webhook-form.ts';
import { emptyValues, valuesOf, type WebhookValues } from './webhook-values.ts';
import { activeSwitch } from './webhooks-page.ts';

const shownSends = 50;

/** A webhook to be made. */
export function newWebhookPage(
  { account }: SandboxState,
  stream: Stream,
  values: WebhookValues = emptyValues(stream),
  notice?: Notice,
): Html {
  const title = stream === 'events' ? 'New event webhook' : 'New attribute webhook';
  return layout(
    title,
    'webhooks',
    html`<h1>${title}</h1>
      ${noticePart(notice)} ${webhookForm(account, values, '/_sandbox/webhooks', true)}`,
  );
}

/** One webhook: on or off, a test, its settings, what it sent. */
export function webhookPage(
  { account, webhooks }: SandboxState,
  webhook: Webhook,
  values: WebhookValues = valuesOf(webhook),
  notice?: Notice,
  tested = false,
): Html {
  const here = link('webhooks', webhook.id);
  const { fired, sent, failed, waiting } = webhooks.courier.countsOf(webhook);
  return layout(
    webhook.name,
    'webhooks',
    html`<h1>${webhook.name}</h1>
      <p class="soft">
        ${webhook.stream === 'events' ? 'Event' : 'Attribute'} webhook, hook_id ${webhook.id}. ${fired} fired,
        ${sent} sent, ${failed} failed, ${waiting} waiting.
      </p>
      ${noticePart(notice)}
      <div class="actions">
        <span class="switched"
          >${activeSwitch(webhook, here)} ${webhook.active ? 'Active' : 'Not active'}</span
        >
        <form class="plain" method="post" action="${here}/test">
          <select name="values" aria-label="Values of the test">
            <option value="sample">with sample values</option>
            <option value="empty">with empty values</option>
          </select>
          <button>Test Webhook</button>
        </form>
      </div>
      <h2 id="sends">Last sends</h2>
      ${sendsPart(webhooks.courier.sends(shownSends, webhook.id), false, tested)}
      <h2>Settings</h2>
      ${webhookForm(account, values, here, false)}
      <details>
        <summary>Remove this webhook</summary>
        <form class="plain" method="post" action="${here}/remove"><button>Remove for good</button></form>
      </details>`,
  );
}
