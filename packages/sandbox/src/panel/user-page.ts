import type { Account } from '../account/account.ts';
import { byHand } from '../account/set-by-hand.ts';
import type { User } from '../account/user.ts';
import { detailOf, nameOf, type UserDetail } from '../control/user-view.ts';
import { byHandPart, type HandValues } from './by-hand-part.ts';
import { html, link, type Html } from './html.ts';
import { layout, time } from './layout.ts';
import { table } from './parts.ts';

const shownEvents = 200;

/** One profile: who it is, what it holds, what was refused silently, what it did. */
export function userPage(account: Account, user: User, values: HandValues = {}): Html {
  const detail = detailOf(user);
  const name = nameOf(user);
  const title = name === '' ? detail.id : name;
  return layout(
    title,
    'users',
    html`<h1>${title}</h1>
      <p class="soft">
        insider_id ${detail.id}. Created ${time(detail.createdAt)}, updated ${time(detail.updatedAt)} UTC.
        ${detail.aliases.length > 0 ? `Also known as ${detail.aliases.join(', ')}.` : ''}
      </p>
      <h2>Identifiers</h2>
      ${identifiers(detail)}
      <h2>Attributes</h2>
      ${attributes(detail)} ${byHandPart(account, user, values)}
      <h2>Dropped</h2>
      ${dropped(detail)}
      <h2>Events</h2>
      ${events(detail)}
      <h2>Changes</h2>
      ${changes(detail)}`,
  );
}

function identifiers({ identifiers: held }: UserDetail): Html {
  const rows = Object.entries(held).map(([type, values]) => [type, values.join(', ')]);
  return rows.length === 0
    ? html`<p class="empty">None: an anonymous profile, reachable by its insider_id only.</p>`
    : table(['Type', 'Values, latest last'], rows);
}

function attributes({ attributes: held }: UserDetail): Html {
  const rows = Object.entries(held).map(([name, value]) => [
    name,
    html`<code>${JSON.stringify(value)}</code>`,
  ]);
  return rows.length === 0
    ? html`<p class="empty">
        None. Send <code>attributes</code> with an upsert; own ones go inside <code>custom</code>.
      </p>`
    : table(['Name', 'Value'], rows);
}

function dropped({ dropped: drops }: UserDetail): Html {
  const rows = drops.map((drop) => [
    html`<code>${drop.path}</code>`,
    html`<span class="bad">${drop.reason}</span>`,
    html`<code>${drop.value}</code>`,
    drop.times,
    time(drop.at),
  ]);
  return rows.length === 0
    ? html`<p class="soft">Nothing was dropped.</p>`
    : html`<p class="soft">Answered with 200 and not kept. Insider says nothing about these.</p>
        ${table(['Where', 'Why', 'Value', 'Times', 'Last (UTC)'], rows)}`;
}

function events({ events: list }: UserDetail): Html {
  if (list.length === 0) {
    return html`<p class="empty">
      None. Send <code>events</code> with an upsert: each needs an <code>event_name</code> and an RFC 3339
      <code>timestamp</code>.
    </p>`;
  }
  const rows = list
    .slice(0, shownEvents)
    .map((event) => [
      event.timestamp,
      event.name,
      html`<code>${JSON.stringify(event.params)}</code>`,
      html`<code>${JSON.stringify(event.custom)}</code>`,
      event.copies,
      event.skipHook ? 'yes' : '',
    ]);
  return html`${table(['Time', 'Name', 'Parameters', 'Custom', 'Received', 'skip_hook'], rows)}
  ${list.length > shownEvents ? html`<p class="soft">The latest ${shownEvents} of ${list.length}.</p>` : ''}`;
}

function changes({ changes: list }: UserDetail): Html {
  const rows = list.map((change) => [
    time(change.at),
    change.request === byHand
      ? 'by hand'
      : html`<a href="${link('requests', change.request)}">${change.request}</a>`,
    change.names.join(', '),
    change.skipHook ? 'yes' : '',
  ]);
  return rows.length === 0
    ? html`<p class="soft">No attribute or identifier has changed.</p>`
    : table(['At (UTC)', 'Request', 'Changed', 'skip_hook'], rows);
}
