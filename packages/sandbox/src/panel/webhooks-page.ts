import type { SandboxState } from '../http/sandbox-state.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { html, link, type Html } from './html.ts';
import { layout } from './layout.ts';
import { table } from './parts.ts';
import { sendsPart } from './sends-part.ts';
import { triggerTexts } from './trigger-text.ts';

const shownSends = 50;

/** The webhooks of the account and what was sent lately. */
export function webhooksPage(state: SandboxState): Html {
  const { book, courier } = state.webhooks;
  const webhooks = book.list();
  const { fired, repeated, sent, failed, dropped, waiting } = courier.sum;
  return layout(
    'Webhooks',
    'webhooks',
    html`<h1>Webhooks</h1>
      <ul class="facts">
        <li><b>${fired}</b> fired</li>
        <li><b>${sent}</b> sent</li>
        <li><b>${waiting}</b> waiting</li>
        <li><b>${failed}</b> failed</li>
        <li><b>${repeated}</b> repeated</li>
        <li><b>${dropped}</b> dropped</li>
      </ul>
      ${webhooks.length === 0 ? empty : list(state, webhooks)}
      <p class="actions">
        <a class="button" href="/_sandbox/webhooks/new?stream=events">New event webhook</a>
        <a class="button" href="/_sandbox/webhooks/new?stream=attributes">New attribute webhook</a>
      </p>
      <h2>Last sends</h2>
      ${sendsPart(courier.sends(shownSends), true)}`,
  );
}

const empty: Html = html`<p class="empty">
  None. A webhook sends an event, or a change of an attribute, to an address of yours as soon as it happens.
  Insider wants one webhook for events and another one for attributes.
</p>`;

function list({ webhooks: { courier } }: SandboxState, webhooks: readonly Webhook[]): Html {
  const rows = webhooks.map((webhook) => {
    const { sent, failed, waiting } = courier.countsOf(webhook);
    return [
      html`<a href="${link('webhooks', webhook.id)}">${webhook.name}</a>
        <div class="soft">${webhook.stream}, hook_id ${webhook.id}</div>`,
      activeSwitch(webhook, '/_sandbox/webhooks'),
      html`${triggerTexts(webhook).map((text) => html`<div>${text}</div>`)}`,
      html`<code>${webhook.url}</code>`,
      html`${sent}
      sent${failed > 0 ? html`, <span class="bad">${failed} failed</span>` : ''}${
        waiting > 0 ? `, ${waiting} waiting` : ''
      }`,
    ];
  });
  return table(['Name', 'Active', 'When', 'To', 'Sends'], rows);
}

/** @param back the page to show afterwards */
export function activeSwitch(webhook: Webhook, back: string): Html {
  return html`<form class="plain" method="post" action="${link('webhooks', webhook.id)}/active">
    <input type="hidden" name="back" value="${back}" />
    <input type="hidden" name="active" value="${webhook.active ? 'no' : 'yes'}" />
    <button
      class="switch"
      role="switch"
      aria-checked="${String(webhook.active)}"
      aria-label="Active"
    ></button>
  </form>`;
}
