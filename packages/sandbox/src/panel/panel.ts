import type { SandboxState } from '../http/sandbox-state.ts';
import { htmlReply, type Reply } from '../control/reply.ts';
import { doneNotice, testNotice } from './done-notice.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { requestPage, requestsPage } from './requests-page.ts';
import { style } from './style.ts';
import { userPage } from './user-page.ts';
import { usersPage } from './users-page.ts';
import { newWebhookPage, webhookPage } from './webhook-page.ts';
import { webhooksPage } from './webhooks-page.ts';

/** The pages, by decoded path below `/_sandbox`. `host` is the name and port the reader came by. */
export function panel(
  state: SandboxState,
  path: readonly string[],
  query: URLSearchParams,
  host: string,
): Reply {
  const [head, id] = path;
  if (path.length > 2) return missing('page');
  if (id === undefined) {
    if (head === undefined) return htmlReply(200, usersPage(state, query.get('search') ?? '', host));
    if (head === 'requests') return htmlReply(200, requestsPage(state.log));
    if (head === 'webhooks') return htmlReply(200, webhooksPage(state));
    if (head === 'style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style };
    return missing('page');
  }
  if (head === 'users') {
    const user = state.account.directory.byInsiderId(id);
    if (user === undefined) return missing('user');
    const notice = doneNotice(query);
    return htmlReply(200, userPage(state.account, user, notice === undefined ? {} : { notice }));
  }
  if (head === 'webhooks') return webhookById(state, id, query);
  if (head !== 'requests') return missing('page');
  const entry = state.log.get(Number(id));
  return entry === undefined ? missing('request') : htmlReply(200, requestPage(entry));
}

function webhookById(state: SandboxState, id: string, query: URLSearchParams): Reply {
  if (id === 'new') {
    const stream = query.get('stream') === 'attributes' ? 'attributes' : 'events';
    return htmlReply(200, newWebhookPage(state, stream));
  }
  const webhook = state.webhooks.book.get(Number(id));
  if (webhook === undefined) return missing('webhook');
  const tested = query.get('done') === 'test';
  const notice = tested ? testNotice(state.webhooks.courier.sends(1, webhook.id)[0]) : doneNotice(query);
  return htmlReply(200, webhookPage(state, webhook, undefined, notice, tested));
}

type Missing = 'page' | 'user' | 'request' | 'webhook';

const hints: Readonly<Record<Missing, Html>> = {
  page: html`The panel has <a href="/_sandbox">users</a>, <a href="/_sandbox/requests">requests</a> and
    <a href="/_sandbox/webhooks">webhooks</a>.`,
  webhook: html`It may have been removed. <a href="/_sandbox/webhooks">Webhooks</a>`,
  user: html`It may have been deleted or merged. <a href="/_sandbox">All users</a>`,
  request: html`Only the latest requests are kept. <a href="/_sandbox/requests">Requests</a>`,
};

function missing(what: Missing): Reply {
  return htmlReply(
    404,
    layout(
      'Not found',
      '',
      html`<h1>No such ${what}</h1>
        <p class="empty">${hints[what]}</p>`,
    ),
  );
}
