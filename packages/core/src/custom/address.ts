/**
 * Scheme, host and port of an address, and what follows; undefined when it is not one. The host is written out, and
 * placeholders may only follow it.
 */
export function splitAddress(url: string): { readonly origin: string; readonly rest: string } | undefined {
  const [, origin = '', rest = ''] = /^(https?:\/\/[^\s/?#@\\]+)(.*)$/is.exec(url) ?? [];
  if (origin === '' || !(rest === '' || rest.startsWith('/') || rest.startsWith('?'))) return undefined;
  if (/[\s#\\]/.test(rest.replace(/##[^#]*##/g, ''))) return undefined;
  return { origin, rest: rest.startsWith('/') ? rest : `/${rest}` };
}
