/** What stands in the place of anything that is not to be kept or shown. */
export const HIDDEN = '[hidden]';

const EXACT: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'auth',
  'key',
  'sig',
  'code',
  'pass',
]);
const TELLING =
  /token|secret|passw|passwd|signature|hmac|api[-_]?key|access[-_]?key|credential|session|authorization/i;

/** Does a header or query parameter of this name carry what proves the sender? */
export function isSensitiveName(name: string): boolean {
  return EXACT.has(name.toLowerCase()) || TELLING.test(name);
}
