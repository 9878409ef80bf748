import { sendView, type SendView } from '../control/webhook-view.ts';
import { asObject, type JsonObject } from '../json.ts';
import type { Send } from '../webhooks/send-log.ts';
import { html, link, type Html } from './html.ts';
import { prettyJson, time } from './layout.ts';
import { status } from './parts.ts';

/** The latest attempts, each to be opened for its body and answer. */
export function sendsPart(sends: readonly Send[], withWebhook: boolean, firstOpen = false): Html {
  if (sends.length === 0) return html`<p class="empty">Nothing was sent yet.</p>`;
  return html`<div class="sends">
    ${sends.map((send, place) => one(sendView(send), withWebhook, firstOpen && place === 0))}
  </div>`;
}

function one(send: SendView, withWebhook: boolean, open: boolean): Html {
  const marks = [
    send.test ? 'test' : '',
    send.attempt > 1 ? `attempt ${send.attempt}` : '',
    send.repeat ? 'repeated' : '',
  ].filter((mark) => mark !== '');
  return html`<details ${open ? 'open' : ''}>
    <summary>
      ${status(send.status, 'no answer')} ${time(send.at)} <span class="took">${send.ms} ms</span>
      <span class="about">${aboutOf(send.body)}</span>
      ${withWebhook ? html`<span class="mark">webhook ${send.webhook}</span>` : ''}
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

/** The event, or the first attributes: enough to find the send one looks for. */
function aboutOf(body: string): string {
  const { event_name: event, attrs } = JSON.parse(body) as JsonObject;
  if (typeof event === 'string') return event;
  const names = Object.keys(asObject(attrs) ?? {});
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
}
