import type { IncomingHttpHeaders } from 'node:http';

/** The key of a request: in the query as `api_key`, in the header `x-api-key`, or as a bearer token. */
export function sentKey(headers: IncomingHttpHeaders, query: string): string | undefined {
  const inQuery = query === '' ? null : new URLSearchParams(query).get('api_key');
  const inHeader = headers['x-api-key'];
  const bearer = /^bearer\s+(\S.*)$/i.exec(headers.authorization ?? '')?.[1];
  for (const key of [inQuery, typeof inHeader === 'string' ? inHeader : undefined, bearer]) {
    const text = key?.trim() ?? '';
    if (text !== '') return text;
  }
  return undefined;
}
