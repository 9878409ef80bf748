/** Set by the hub or by the connection itself. */
const RESERVED: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'content-type',
  'connection',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
]);

/** Does the hub set this header itself? */
export function reservedHeader(name: string): boolean {
  return RESERVED.has(name.toLowerCase());
}
