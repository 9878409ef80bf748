import type { Account } from '../account/account.ts';
import type { User } from '../account/user.ts';
import { eventTable } from '../wire/event-table.ts';
import { html, link, type Html } from './html.ts';
import { noticePart, type Notice } from './layout.ts';
import { proposals } from './parts.ts';
import { attributeNames } from './webhook-form.ts';

/** What was sent from here and refused, to be shown again. */
export interface HandValues {
  readonly notice?: Notice;
  readonly name?: string;
  readonly value?: string;
  readonly event?: string;
  readonly params?: string;
}

/** Two forms: change an attribute of a user, send an event of a user. Both fire webhooks. */
export function byHandPart(account: Account, user: User, values: HandValues): Html {
  const here = link('users', user.insiderId);
  const events = new Set([...eventTable.map((row) => row.name), ...account.eventParams.keys()]);
  return html`<h2 id="by-hand">By hand</h2>
    ${noticePart(values.notice)}
    <div class="pair">
      <form class="sheet" method="post" action="${here}/attribute">
        <label>
          Attribute <span class="soft">own ones are named c_…</span>
          <input name="name" value="${values.name ?? ''}" list="attributes" placeholder="c_tier" required />
        </label>
        <label>Value <input name="value" value="${values.value ?? ''}" placeholder="gold" /></label>
        <p class="actions">
          <button class="main" name="do" value="change">Change attribute</button>
          <button name="do" value="remove">Remove it</button>
        </p>
      </form>
      <form class="sheet" method="post" action="${here}/event">
        <label>
          Event
          <input
            name="event"
            value="${values.event ?? ''}"
            list="events"
            placeholder="points_earned"
            required
          />
        </label>
        <label>
          event_params <span class="soft">as in an upsert, JSON</span>
          <textarea name="params" rows="2" placeholder="${'{"custom":{"points":5}}'}">
${values.params ?? ''}</textarea>
        </label>
        <p class="actions"><button class="main">Send event</button></p>
      </form>
    </div>
    ${proposals('attributes', attributeNames(account))} ${proposals('events', [...events])}`;
}
