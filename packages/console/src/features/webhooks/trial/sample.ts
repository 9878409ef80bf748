import type { Json } from '@causeway/core/result/json';
import type { Filter, WebhookDefinition } from '@causeway/core/webhook/definition';
import { plainNames } from '@causeway/core/webhook/read-path';
import { filtersOf } from '@causeway/core/webhook/secrets-needed';
import type { Answer } from '../../../app/api.ts';

/** A request to try a webhook with, as somebody wrote it or as one came in. */
export interface Sample {
  readonly body: string;
  /** One header a line: `x-token: abc`. */
  readonly headers: string;
}

type Receipt = Pick<Answer<'GET /v1/admin/inbound/{id}'>, 'request'>;

/** Headers that say something about the connection and nothing about the message. */
const OF_THE_WIRE: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** A request that came in, to be tried again. */
export function sampleOfReceipt({ request: { body, headers } }: Receipt): Sample {
  return {
    body: readableBody(body),
    headers: headers
      .filter(({ name }) => !OF_THE_WIRE.has(name.toLowerCase()))
      .map(({ name, value }) => `${name}: ${value}`)
      .join('\n'),
  };
}

/** A body in lines, where nothing is lost by that: numbers of many digits, for one, do not survive being read. */
export function readableBody(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body.trim() ? JSON.stringify(value, undefined, 2) : body;
  } catch {
    return body;
  }
}

export function sampleOfBody(body: Json): Sample {
  return { body: JSON.stringify(body, undefined, 2), headers: '' };
}

/** A body that a definition would take, as far as plain names go; for a beginning when nothing has come in yet. */
export function exampleBody({ filters, mapping }: WebhookDefinition): Json {
  const body: Tree = {};
  for (const { from, to } of mapping) if (from !== undefined) put(body, from, exampleFor(to));
  for (const filter of filtersOf(filters)) {
    if (filter.path.startsWith('body.')) put(body, filter.path.slice('body.'.length), meeting(filter));
  }
  return body;
}

/** Fields of loyalty events that hold numbers. */
const NUMBERS = /^data\.(?:points|total|subtotal|price|amount|quantity)$/;

function exampleFor(to: string): Json {
  if (to === 'customer') return 'C-1001';
  return NUMBERS.test(to) ? 10 : 'example';
}

interface Tree {
  [name: string]: Json | Tree;
}

/** Writes a value at a path of plain names; what is there stays when there is nothing better. */
function put(body: Tree, path: string, value: Json | undefined): void {
  const names = plainNames(path);
  const last = names?.at(-1);
  if (names === undefined || last === undefined || value === undefined) return;
  let at = body;
  for (const name of names.slice(0, -1)) {
    const held = Object.hasOwn(at, name) ? at[name] : undefined;
    const next: Tree =
      typeof held === 'object' && held !== null && !Array.isArray(held) ? (held as Tree) : {};
    at[name] = next;
    at = next;
  }
  if (value !== '' || !Object.hasOwn(at, last)) at[last] = value === '' ? 'example' : value;
}

/** A value that meets the filter; '' where any would do, undefined where none should be there. */
function meeting({ operator, value, secret }: Filter): Json | undefined {
  const first = typeof value === 'object' ? value[0] : value;
  if (secret !== undefined) return '';
  switch (operator) {
    case 'equals':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
    case 'is_one_of':
    case 'greater_or_equal':
    case 'less_or_equal':
    case 'between':
      return first;
    case 'greater':
      return typeof first === 'number' ? first + 1 : first;
    case 'less':
      return typeof first === 'number' ? first - 1 : first;
    case 'is_true':
      return true;
    case 'is_false':
      return false;
    case 'does_not_exist':
    case 'is_empty':
      return undefined;
    default:
      return '';
  }
}
