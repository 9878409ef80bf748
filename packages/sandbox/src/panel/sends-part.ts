import { sendView, type SendView } from '../control/webhook-view.ts';
import type { Send } from '../webhooks/send-log.ts';
import { html, link, type Html } from './html.ts';
import { prettyJson, time } from './layout.ts';
import { status } from './parts.ts';

/** The latest attempts, each to be opened for its body and answer. */
export function sendsPart(sends: readonly Send[], withWebhook: boolean): Html {
  if (sends.length === 0) return html`<p class="empty">Nothing was sent yet.</p>`;
  return html`<div class="sends">${sends.map((send) => one(sendView(send), withWebhook))}</div>`;
}

function one(send: SendView, withWebhook: boolean): Html {
  const marks = [
    send.test ? 'test' : '',
    send.attempt > 1 ? `attempt ${send.attempt}` : '',
    send.repeat ? 'repeated' : '',
  ].filter((mark) => mark !== '');
  return html`<details>
    <summary>
      ${status(send.status, 'no answer')} <span>${send.ms} ms</span> ${time(send.at)}
      ${withWebhook ? html`<span>webhook ${send.webhook}</span>` : ''}
      ${marks.map((mark) => html`<span class="mark">${mark}</span>`)}
    </summary>
    <p class="soft">
      POST <code>${send.url}</code>
      ${withWebhook ? html`· <a href="${link('webhooks', send.webhook)}">the webhook</a>` : ''}
    </p>
    <pre>${prettyJson(send.body)}</pre>
    ${
      send.answer === ''
        ? html`<p class="soft">The answer had no body.</p>`
        : html`<p class="soft">${send.status === 0 ? 'Why:' : 'Answered:'}</p>
            <pre>${prettyJson(send.answer)}</pre>`
    }
  </details>`;
}
