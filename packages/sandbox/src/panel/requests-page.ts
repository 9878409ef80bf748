import { requestDetail, requestSummary, type RequestSummary } from '../control/request-view.ts';
import type { LoggedRequest, RequestLog } from '../http/request-log.ts';
import { html, link, type Html } from './html.ts';
import { layout, prettyJson, time } from './layout.ts';
import { status } from './parts.ts';

const shown = 200;
/** Larger bodies are cut in the panel; the API hands them out whole. */
const shownCharacters = 200_000;
const destroyed = 'connection destroyed';

export function requestsPage(log: RequestLog): Html {
  const entries = log.newestFirst(shown).map(requestSummary);
  return layout(
    'Requests',
    'requests',
    html`<h1>Requests</h1>
      ${entries.length === 0 ? empty : table(entries)}`,
  );
}

const empty: Html = html`<p class="empty">
  No requests are kept. Point a client at this address and send an upsert; <a href="/_sandbox">Users</a> shows
  how.
</p>`;

function table(entries: readonly RequestSummary[]): Html {
  const rows = entries.map(
    (entry) =>
      html`<tr>
        <td><a href="${link('requests', entry.id)}">${entry.id}</a></td>
        <td>${time(entry.at)}</td>
        <td><code>${entry.method} ${entry.path}</code></td>
        <td>${status(entry.status, destroyed)}</td>
        <td class="number">${entry.ms} ms</td>
        <td class="number">${entry.bytes}</td>
      </tr> `,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Id</th>
          <th>At (UTC)</th>
          <th>Request</th>
          <th>Status</th>
          <th class="number">Took</th>
          <th class="number">Bytes</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export function requestPage(entry: LoggedRequest): Html {
  const detail = requestDetail(entry);
  return layout(
    `Request ${detail.id}`,
    'requests',
    html`<h1>Request ${detail.id}</h1>
      <p>
        <code>${detail.method} ${detail.path}</code> · ${status(detail.status, destroyed)} · ${detail.ms} ms ·
        <span class="soft">${time(detail.at)} UTC</span>
      </p>
      <h2>Sent</h2>
      ${body(detail.request)}
      <h2>Answered</h2>
      ${body(detail.response)}`,
  );
}

function body(text: string): Html {
  if (text === '') return html`<p class="soft">No body.</p>`;
  const pretty = prettyJson(text);
  return pretty.length <= shownCharacters
    ? html`<pre>${pretty}</pre>`
    : html`<pre>${pretty.slice(0, shownCharacters)}</pre>
        <p class="soft">Cut after ${shownCharacters} characters.</p>`;
}
