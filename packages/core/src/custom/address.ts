/**
 * Scheme, host and port of an address, and what follows; undefined when it is not one. The host is written out, and
 * placeholders may only follow it. With a control character or half a pair in it there is none: nobody means them, and
 * readers of addresses differ about them.
 */
export function splitAddress(url: string): { readonly origin: string; readonly rest: string } | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(url)) return undefined;
  const [, origin = '', rest = ''] = /^(https?:\/\/[^\s/?#@\\]+)(.*)$/is.exec(url) ?? [];
  if (origin === '' || !(rest === '' || rest.startsWith('/') || rest.startsWith('?'))) return undefined;
  if (/[\s#\\]/.test(rest.replace(/##[^#]*##/g, ''))) return undefined;
  return { origin, rest: rest.startsWith('/') ? rest : `/${rest}` };
}
