import type { MemberPlace } from '../../ports/member-store.ts';
import { badField, Scanned } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { segmentAt } from './keep-segments.ts';
import { entityView } from './segment-view.ts';

const MOST = 1_000;
const USUAL = 100;

/** Members of a segment, the latest first, a page at a time: `start` is the `_next` of the page before. */
export async function scanSegment(tools: V2ApiTools, exchange: Exchange, key: string): Promise<Scanned> {
  const { query } = exchange;
  const audience = await segmentAt(tools, exchange, key);
  const most = limitOf(query.get('limit') ?? '');
  const fields = new Set((query.get('fields') ?? '').split(',').filter((name) => name.trim() !== ''));
  const found = await tools.members.members(audience.id, placeOf(query.get('start') ?? ''), most + 1);
  const shown = found.slice(0, most);
  const data = await Promise.all(
    shown.map(async ({ customer }) => {
      const entity = entityView(customer, await tools.seatsOf(customer.key));
      if (fields.size === 0) return entity;
      return Object.fromEntries(
        Object.entries(entity).filter(([name]) => name === '_id' || fields.has(name)),
      );
    }),
  );
  const last = found.length > most ? shown.at(-1) : undefined;
  const next = last === undefined ? '' : tokenOf({ since: last.since, customer: last.customer.key });
  return new Scanned(data, next, audience.members);
}

function limitOf(text: string): number {
  if (text.trim() === '') return USUAL;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1) return Math.min(limit, MOST);
  throw badField('limit', `limit is a whole number from 1 to ${MOST}.`);
}

function tokenOf({ since, customer }: MemberPlace): string {
  return Buffer.from(`${since} ${customer}`).toString('base64url');
}

function placeOf(token: string): MemberPlace | undefined {
  if (token === '') return undefined;
  const [, since, customer] =
    /^(-?\d{1,15}) (\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (since === undefined) throw badField('start', 'start is the _next of the page before.');
  return { since: Number(since), customer: Number(customer) };
}
