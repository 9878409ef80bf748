import { isEmpty, isObject, own, type Json, type JsonObject } from '../result/json.ts';
import type { MappingRow } from './definition.ts';
import type { WebhookProblem } from './problem.ts';
import { compileReadPath, parseReadPath, type Read } from './read-path.ts';
import { compileReplace } from './replace.ts';
import { parseTarget, type Target } from './target.ts';

/** A row that found nothing to put where it points to. `absent`: the body has no such field; otherwise it is empty. */
export interface MissingRow {
  readonly from: string;
  readonly to: string;
  readonly absent: boolean;
}

/**
 * A body as the event it means. `data` is as the sender typed it; the event type converts it later. `problems` are
 * what keeps it from being one whatever the event type says.
 */
export interface MappedBody {
  readonly customer: string | undefined;
  /** The name of the attribute that `customer` is a value of; undefined when it is the hub's own id. */
  readonly externalId: string | undefined;
  readonly account: string | undefined;
  readonly data: JsonObject;
  readonly missing: readonly MissingRow[];
  readonly problems: readonly WebhookProblem[];
}

interface Row {
  readonly from: string | undefined;
  readonly to: string;
  readonly target: Target;
  readonly read: Read;
  readonly replace: (value: Json | undefined) => Json | undefined;
  readonly otherwise: Json | undefined;
}

type Data = Record<string, Json>;
type Envelope = Partial<Record<Exclude<Target['in'], 'data'>, Json>>;

/**
 * A mapping as a function. Per row: extract, replace, and where that is empty the default, which is not replaced. Of
 * several rows with one target the last that is not empty wins. Rows that cannot be used are passed over.
 */
export function compileMapping(rows: readonly MappingRow[]): (body: Json) => MappedBody {
  const compiled = rows.map(compileRow).filter((row) => row !== undefined);
  return (body) => {
    const data: Data = {};
    const envelope: Envelope = {};
    let unfilled: { readonly row: Row; readonly absent: boolean }[] | undefined;
    for (const row of compiled) {
      const found = row.read(body);
      const replaced = row.replace(found);
      const value = isEmpty(replaced) ? row.otherwise : replaced;
      if (value !== undefined && value !== null) put(row.target, value, envelope, data);
      else (unfilled ??= []).push({ row, absent: found === undefined });
    }
    const missing = unfilled
      ?.filter(({ row }) => !isFilled(row.target, envelope, data))
      .map(({ row: { from = '', to }, absent }) => ({ from, to, absent }));
    const problems: WebhookProblem[] = [];
    return {
      customer: envelopeText(envelope, 'customer', problems),
      externalId: envelopeText(envelope, 'external_id', problems),
      account: envelopeText(envelope, 'account', problems),
      data,
      missing: missing ?? NONE,
      problems,
    };
  };
}

const NONE: readonly MissingRow[] = Object.freeze([]);

function compileRow(row: MappingRow): Row | undefined {
  const target = parseTarget(row.to);
  const read = row.from === undefined ? () => undefined : compileFrom(row.from);
  if (target === undefined || read === undefined) return undefined;
  const otherwise = row.default === undefined || isEmpty(row.default) ? undefined : row.default;
  return { from: row.from, to: row.to, target, read, replace: compileReplace(row.replace), otherwise };
}

/** A From has no prefix. One that begins with `body.` is tried as it is, and then without. */
function compileFrom(from: string): Read | undefined {
  const path = parseReadPath(from);
  if (path === undefined) return undefined;
  const read = compileReadPath(path);
  const bare = from.startsWith('body.') ? parseReadPath(from.slice('body.'.length)) : undefined;
  if (bare === undefined) return read;
  const second = compileReadPath(bare);
  return (body) => read(body) ?? second(body);
}

function put(target: Target, value: Json, envelope: Envelope, data: Data): void {
  if (target.in !== 'data') {
    envelope[target.in] = value;
    return;
  }
  const { names } = target;
  let at = data;
  for (let index = 0; index < names.length - 1; index++) {
    const name = names[index] as string;
    const held = Object.hasOwn(at, name) ? at[name] : undefined;
    // What a row before put here belongs to the body, so it is copied.
    const next: Data = isObject(held) ? { ...(held as Data) } : {};
    at[name] = next;
    at = next;
  }
  const list = names.length === 1 && names[0] === 'labels' && !Array.isArray(value);
  at[names.at(-1) as string] = list ? [value] : value;
}

function isFilled(target: Target, envelope: Envelope, data: Data): boolean {
  if (target.in !== 'data') return envelope[target.in] !== undefined;
  let at: Json | undefined = data;
  for (const name of target.names) at = isObject(at) ? own(at, name) : undefined;
  return at !== undefined;
}

/** The envelope holds names and ids: text, or a number that is certain to the last digit. */
function envelopeText(
  envelope: Envelope,
  field: keyof Envelope,
  problems: WebhookProblem[],
): string | undefined {
  const value = envelope[field];
  if (value === undefined) {
    if (field === 'customer') problems.push(CUSTOMER_MISSING);
    return undefined;
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && (Number.isSafeInteger(value) || !Number.isInteger(value)))
    return String(value);
  const number = typeof value === 'number';
  problems.push({
    code: number ? 'number_too_large' : 'not_text',
    status: 400,
    field,
    message: number
      ? `The ${field} is a number with more digits than JSON numbers keep.`
      : `The ${field} must be one text, and the body has ${Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : 'a truth value'} there.`,
    hint: number ? 'Send it as text, in quotes.' : 'Map the field that holds the id itself.',
  });
  return undefined;
}

const CUSTOMER_MISSING: WebhookProblem = Object.freeze({
  code: 'customer_missing',
  status: 400,
  field: 'customer',
  message: 'The request does not say whose event it is.',
});
