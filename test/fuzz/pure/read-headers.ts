import { sessionCookie } from '@causeway/server/app/session-cookie';
import { sentKey } from '@causeway/server/features/insider-inbound/sent-key';
import { fromOwnSite, visitorIn } from '@causeway/server/features/track/visitor-cookie';
import { hold } from '../entry.ts';

/** Everything that is read of headers alone. */
export function readHeaders(headers: Readonly<Record<string, string>>): void {
  const visitor = visitorIn(headers);
  hold(visitor === undefined || /^[\w.~-]{1,128}$/.test(visitor), 'a visitor is called something plain');
  const session = sessionCookie(false).secretOf(headers['cookie']);
  hold(session === undefined || /^[\w-]{43}$/.test(session), 'a session looks like one');
  hold(sentKey(headers, headers['host'] ?? '') !== '', 'a key is not empty');
  fromOwnSite(headers);
}
