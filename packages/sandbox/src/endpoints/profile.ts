import { attributeOf } from '../account/attribute-of.ts';
import type { StoredEvent, User } from '../account/user.ts';
import { asObject, type Json, type JsonObject } from '../json.ts';
import type { AttributeValue } from '../rules/attribute-type.ts';
import { eventBody } from '../rules/event-content.ts';
import { profileCost } from '../rules/rate-pool.ts';
import { badRequest, json, tooManyRequests, type Answer } from '../wire/answer.ts';
import { texts } from '../wire/texts.ts';
import type { Call } from './call.ts';
import { oneUser } from './one-user.ts';

/** POST /api/user/v1/profile: reads one user for quota units. inferred: the units are spent even on a 404. */
export function profile(call: Call): Answer {
  const { account, body, now, quota } = call;
  const names = body['attributes'];
  const events = asObject(body['events']);
  if (!Array.isArray(names) && events === undefined) return badRequest(texts.nothingWanted);
  const wanted = Array.isArray(events?.['wanted']) ? events['wanted'] : [];
  const cost = profileCost(wanted.length, account.directory.users.size);
  const used = quota.spend(cost, now);
  if (used === undefined) return tooManyRequests(0);
  const found = oneUser(call);
  if ('refusal' in found) return found.refusal;
  return json(200, {
    ...(Array.isArray(names) ? { attributes: readAttributes(found.user, names) } : {}),
    ...(events === undefined ? {} : { events: readEvents(found.user, events, wanted) }),
    ...(body['quota'] === true ? { quota: { cost, used, total: quota.total } } : {}),
  });
}

/** published: custom names carry `c_`. observed: `*` reads all, consent is read back as `gdpr`. */
function readAttributes(user: User, names: readonly Json[]): object {
  const read = new Map<string, AttributeValue>();
  for (const name of names) {
    if (typeof name !== 'string') continue;
    for (const each of name === '*' ? everyName(user) : [name]) {
      const value = valueOf(user, each);
      if (value !== undefined) read.set(each === 'gdpr_optin' ? 'gdpr' : each, value);
    }
  }
  return Object.fromEntries(read);
}

function everyName(user: User): readonly string[] {
  const types = [...user.identifiers.keys()];
  const identifiers = types.map((type) => (type.startsWith('custom.') ? `c_${type.slice(7)}` : type));
  return [...identifiers, ...user.attributes.keys(), 'iid'];
}

function valueOf(user: User, name: string): AttributeValue | undefined {
  if (name === 'iid') return user.insiderId;
  return name === 'upta' ? seconds(user.updatedAt) : attributeOf(user, name);
}

function readEvents(user: User, range: JsonObject, wanted: readonly Json[]): object {
  const from = epochSeconds(range['start_date'], -Infinity);
  const to = epochSeconds(range['end_date'], Infinity);
  const rows = new Map<string, object[]>();
  const newestFirst = [...user.events.values()].toSorted((a, b) => b.at - a.at || b.sequence - a.sequence);
  for (const each of wanted) {
    const want = asObject(each);
    const name = want?.['event_name'];
    const params = want?.['params'];
    if (typeof name !== 'string') continue;
    const found = newestFirst.filter((event) => event.name === name && event.at >= from && event.at <= to);
    if (found.length === 0) continue;
    rows.set(
      name,
      found.map((event) => rowOf(event, Array.isArray(params) ? params : [])),
    );
  }
  return Object.fromEntries(rows);
}

/** observed: `source` comes along unasked where the event has one, and `timestamp` comes back as `created_date`. */
function rowOf(event: StoredEvent, params: readonly Json[]): object {
  const row = new Map<string, Json>();
  const { params: held, custom } = eventBody(event.content);
  for (const param of params) {
    if (typeof param !== 'string') continue;
    if (param === 'timestamp') row.set('created_date', seconds(event.at));
    const value = param.startsWith('c_') ? own(custom, param.slice(2)) : own(held, param);
    if (value !== undefined) row.set(param, value);
  }
  const source = own(held, 'source');
  if (source !== undefined) row.set('source', source);
  return Object.fromEntries(row);
}

function own(members: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function epochSeconds(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value * 1_000 : otherwise;
}

function seconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
