import type { SandboxState } from '../http/sandbox-state.ts';
import { searchUsers } from '../control/search-users.ts';
import { statsOf } from '../control/stats.ts';
import { summaryOf, type UserSummary } from '../control/user-view.ts';
import { html, link, type Html } from './html.ts';
import { layout, time } from './layout.ts';

const shown = 100;

/** The start page: how to connect, what has come in, and the users. */
export function usersPage(state: SandboxState, search: string, host: string): Html {
  const found = searchUsers(state.account.directory, search, shown).map(summaryOf);
  return layout(
    'Users',
    'users',
    html`<h1>Users</h1>
      ${facts(state)}
      <form action="/_sandbox" role="search">
        <input
          type="search"
          name="search"
          value="${search}"
          aria-label="Search users"
          placeholder="Email, phone, id or name"
        />
        <button>Search</button>
      </form>
      ${found.length === 0 ? empty(state, search, host) : table(found)}
      ${found.length === shown ? html`<p class="soft">Only the latest ${shown} are listed. Search to see others.</p>` : ''}`,
  );
}

function facts(state: SandboxState): Html {
  const { users, events, requests, order, pending } = statsOf(state);
  const refused =
    order.violations > 0 ? html`<li class="bad"><b>${order.violations}</b> out of order</li>` : '';
  return html`<ul class="facts">
      <li><b>${users}</b> users</li>
      <li><b>${events.stored}</b> events stored of <b>${events.received}</b> received</li>
      <li><b>${events.duplicate}</b> repeats</li>
      <li><b>${events.dropped}</b> events dropped</li>
      <li><b>${requests.total}</b> requests</li>
      ${pending > 0 ? html`<li><b>${pending}</b> writes not visible yet</li>` : ''} ${refused}
    </ul>
    <p class="soft">
      X-PARTNER-NAME <code>${state.account.partner}</code> · X-REQUEST-TOKEN
      <code>${state.account.token}</code>
    </p>`;
}

function table(users: readonly UserSummary[]): Html {
  const rows = users.map(
    (user) =>
      html`<tr>
        <td><a href="${link('users', user.id)}">${user.id}</a></td>
        <td>
          ${Object.entries(user.identifiers).map(([type, values]) => html`${type}: ${values.join(', ')}<br />`)}
        </td>
        <td>${user.name}</td>
        <td class="number">${user.attributes}</td>
        <td class="number">${user.events}</td>
        <td>${time(user.updatedAt)}</td>
      </tr> `,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>insider_id</th>
          <th>Identifiers</th>
          <th>Name</th>
          <th class="number">Attributes</th>
          <th class="number">Events</th>
          <th>Updated (UTC)</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function empty(state: SandboxState, search: string, host: string): Html {
  if (search !== '') {
    return html`<p class="empty">No user matches “${search}”. <a href="/_sandbox">Show all users</a></p>`;
  }
  return html`<div class="empty">
    <p>No users yet. Send one:</p>
    <pre>
curl -X POST http://${host}/api/user/v1/upsert \\
  -H 'X-PARTNER-NAME: ${state.account.partner}' -H 'X-REQUEST-TOKEN: ${state.account.token}' \\
  -H 'Content-Type: application/json' \\
  -d '{"users":[{"identifiers":{"email":"ada@example.com"},"attributes":{"name":"Ada"}}]}'</pre>
  </div>`;
}
