import { callRefused } from '@causeway/core/delivery/call-refused';
import type { Issue } from '@causeway/core/result/issue';

/** Where a request goes: scheme, host and port, and what follows. */
export interface Target {
  readonly origin: string;
  readonly path: string;
}

/** Ports of services that a request could be mistaken by (Fetch Standard, "bad port"), and of widespread stores. */
const REFUSED_PORTS: ReadonlySet<number> = new Set([
  ...[20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103],
  ...[104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513],
  ...[514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720],
  ...[1723, 2049, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669],
  ...[6679, 6697, 10080, 11211, 27017],
]);

/** Headers that are the connection's own; the others are checked as they are written. */
const REFUSED_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Reads the address of a request, in the one way in which it is then called; or says why it is not. */
export function readTarget(address: string): Target | { readonly refused: Issue } {
  // Browsers take tabs and line breaks out of an address, and others do not: nobody means them.
  // oxlint-disable-next-line no-control-regex
  const url = /[\u0000-\u0020\u007f\\]/.test(address) ? null : URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { refused: callRefused('address_unusable', nameOf(url)) };
  if (url.username !== '' || url.password !== '')
    return { refused: callRefused('address_with_credentials', url.host) };
  if (url.port !== '' && REFUSED_PORTS.has(Number(url.port)))
    return { refused: callRefused('port_refused', url.port) };
  return { origin: url.origin, path: url.pathname + url.search };
}

/** Why these headers are not sent. */
export function refusedHeader(headers: Readonly<Record<string, string>>): Issue | undefined {
  for (const [name, value] of Object.entries(headers)) {
    const usable =
      /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) &&
      /^[\t\x20-\x7e\x80-\xff]*$/.test(value) &&
      !REFUSED_HEADERS.has(name.toLowerCase());
    if (!usable) return callRefused('header_refused', name.replace(/[^\x20-\x7e]+/g, ' '));
  }
  return undefined;
}

/** What can be told of an address that cannot be called, without what may be secret in it. */
function nameOf(url: URL | null): string {
  return url === null ? 'it cannot be read' : `it begins with ${url.protocol}`;
}
