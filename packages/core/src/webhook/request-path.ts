import type { Json } from '../result/json.ts';
import { compileReadPath, parseReadPath, readPathFault } from './read-path.ts';
import type { ReadPath } from './read-path.ts';
import { headerOf, type WebhookRequest } from './request.ts';

/** A place in a request: a header by its name in lower case, or a path into the body. */
export type RequestPath =
  | { readonly in: 'headers'; readonly name: string }
  | { readonly in: 'body'; readonly path: ReadPath; readonly text: string };

const HEADER = /^[\w!#$%&'*+.^`|~-]{1,200}$/;
const QUOTED = /^\[(["'])(.*)\1\]$/;

/** `headers.X-Name`, `body.a.b` or `body[0].a` as a place; undefined when it is none. */
export function parseRequestPath(text: string): RequestPath | undefined {
  if (/^headers[.[]/.test(text)) {
    const rest = text.slice('headers'.length);
    const name = rest.startsWith('.') ? rest.slice(1) : QUOTED.exec(rest)?.[2];
    return name !== undefined && HEADER.test(name) ? { in: 'headers', name: name.toLowerCase() } : undefined;
  }
  if (!/^body[.[]/.test(text)) return undefined;
  const inner = text.slice(text[4] === '.' ? 5 : 4);
  const path = parseReadPath(inner);
  return path === undefined ? undefined : { in: 'body', path, text: inner };
}

/** Why a place cannot be used, and how it would be written; undefined when it can. */
export function requestPathFault(text: string): { readonly hint: string; readonly fix?: string } | undefined {
  if (parseRequestPath(text) !== undefined) return undefined;
  if (/^headers[.[]/.test(text)) return { hint: 'Write a header as headers. and its name: headers.x-token.' };
  if (/^body[.[]/.test(text)) return { hint: readPathFault(text.slice(5)) ?? 'Name a field of the body.' };
  const fix = `body.${text}`;
  const hint = 'Begin with headers. or body., so that it is clear where to look';
  return parseRequestPath(fix) === undefined
    ? { hint: `${hint}.` }
    : { hint: `${hint}: ${fix} or headers.${text}.`, fix };
}

/** The place as a function. */
export function compileRequestPath(place: RequestPath): (request: WebhookRequest) => Json | undefined {
  if (place.in === 'headers') return ({ headers }) => headerOf(headers, place.name);
  const read = compileReadPath(place.path);
  return ({ body }) => read(body);
}
