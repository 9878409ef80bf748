import type { SandboxState } from '../http/sandbox-state.ts';
import { htmlReply, type Reply } from '../control/reply.ts';
import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import { requestPage, requestsPage } from './requests-page.ts';
import { style } from './style.ts';
import { userPage } from './user-page.ts';
import { usersPage } from './users-page.ts';

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
    if (head === 'style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style };
    return missing('page');
  }
  if (head === 'users') {
    const user = state.account.directory.byInsiderId(id);
    return user === undefined ? missing('user') : htmlReply(200, userPage(user));
  }
  if (head !== 'requests') return missing('page');
  const entry = state.log.get(Number(id));
  return entry === undefined ? missing('request') : htmlReply(200, requestPage(entry));
}

const hints: Readonly<Record<'page' | 'user' | 'request', Html>> = {
  page: html`The panel has <a href="/_sandbox">users</a> and <a href="/_sandbox/requests">requests</a>.`,
  user: html`It may have been deleted or merged. <a href="/_sandbox">All users</a>`,
  request: html`Only the latest requests are kept. <a href="/_sandbox/requests">Requests</a>`,
};

function missing(what: 'page' | 'user' | 'request'): Reply {
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
