import { isObject, type Json } from '../result/json.ts';
import { parseJson } from '../mapping/json-text.ts';
import type { WebhookDefinition } from './definition.ts';
import { locate, type ReadPath } from './read-path.ts';
import { repairJson } from './repair-json.ts';
import { parseRequestPath, type RequestPath } from './request-path.ts';
import { filtersOf } from './secrets-needed.ts';
import { HIDDEN, isSensitiveName } from './sensitive-name.ts';

/** A request as it may be kept and shown. */
export interface StoredRequest {
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Takes out of a request what proves its sender: headers and query parameters by their names and by the definitions of
 * the webhooks it went to, and the fields of the body that filters compare with a secret. A body in which something is
 * hidden is written anew, without its layout; one that is not JSON, and may hold a secret, is hidden as a whole.
 * Everything else stays to the letter.
 */
export function compileRedaction(
  definitions: readonly WebhookDefinition[],
): (request: {
  readonly path: string;
  readonly headers: StoredRequest['headers'];
  readonly rawBody: string;
}) => StoredRequest {
  const places = definitions.flatMap(secretPlaces);
  const headers = new Set(places.flatMap((place) => (place.in === 'headers' ? [place.name] : [])));
  const paths = places.flatMap((place) => (place.in === 'body' ? [place.path] : []));
  return (request) => ({
    path: redactQuery(request.path),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        headers.has(name.toLowerCase()) || isSensitiveName(name) ? HIDDEN : value,
      ]),
    ),
    body: redactBody(request.rawBody, paths),
  });
}

function secretPlaces({ auth, filters }: WebhookDefinition): readonly RequestPath[] {
  const header =
    auth.kind === 'header_token' || (auth.kind === 'hmac' && auth.preset === 'generic')
      ? auth.header
      : undefined;
  const texts = filtersOf(filters)
    .filter(({ secret }) => secret !== undefined)
    .map(({ path }) => path);
  return [...texts, ...(header === undefined ? [] : [`headers.${header}`])]
    .map(parseRequestPath)
    .filter((place) => place !== undefined);
}

function redactQuery(path: string): string {
  const start = path.indexOf('?');
  if (start < 0) return path;
  const parts = path
    .slice(start + 1)
    .split('&')
    .map((part) => {
      const end = part.indexOf('=');
      return end >= 0 && isSensitiveName(readable(part.slice(0, end)))
        ? `${part.slice(0, end)}=${HIDDEN}`
        : part;
    });
  return `${path.slice(0, start)}?${parts.join('&')}`;
}

function readable(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function redactBody(rawBody: string, paths: readonly ReadPath[]): string {
  if (paths.length === 0 || rawBody.trim() === '') return rawBody;
  const body = parseJson(rawBody);
  if (body === undefined) {
    const meant = parseJson(repairJson(rawBody)?.text ?? '');
    const clean = meant !== undefined && paths.every((path) => locate(path, meant) === undefined);
    return clean ? rawBody : HIDDEN;
  }
  const redacted = paths.reduce<Json>((held, path) => hide(held, locate(path, held)), body);
  return redacted === body ? rawBody : JSON.stringify(redacted);
}

/** A copy with one place hidden; the value itself when the place is not there. */
function hide(value: Json, keys: readonly (string | number)[] | undefined): Json {
  const [key, ...rest] = keys ?? [];
  if (keys === undefined) return value;
  if (key === undefined) return HIDDEN;
  if (typeof key === 'number') {
    return Array.isArray(value)
      ? (value as readonly Json[]).map((item, index) => (index === key ? hide(item, rest) : item))
      : value;
  }
  if (!isObject(value)) return value;
  return { ...value, [key]: hide(value[key] ?? null, rest) };
}
