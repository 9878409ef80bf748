import type { Draws } from '@causeway/cli/demo/shop/random';
import { isVisitor, type ClientName, type Deed, type SenderPlan, type Step } from './plan.ts';

const TIERS = ['none', 'silver', 'gold'];
const CITIES = ['Bonn', 'Köln', 'İzmir', 'Ankara', 'Roma'];

/** Labels that nobody else has. */
export type Labels = (customer: string) => string;

export function labels(): Labels {
  const used = new Map<string, number>();
  return (customer) => {
    const number = (used.get(customer) ?? 0) + 1;
    used.set(customer, number);
    return `${customer}.${number}`;
  };
}

/** What a client does with its customers, one thing after another, until `loadMs` are over. */
export function drawSender(
  draws: Draws,
  client: ClientName,
  customers: readonly string[],
  loadMs: number,
  label: Labels,
): SenderPlan {
  const steps: Step[] = [];
  const memory = new Map<string, string>();
  for (let at = 0; at < loadMs;) {
    const waitMs = draws.chance(0.2) ? 0 : draws.whole(5, 90);
    at += waitMs + 8;
    const customer = draws.pick(customers);
    const own = label(customer);
    steps.push({ waitMs, customer, label: own, does: drawDeed(draws, client, customer, own, memory) });
  }
  return { client, steps };
}

function drawDeed(
  draws: Draws,
  client: ClientName,
  customer: string,
  label: string,
  memory: Map<string, string>,
): Deed {
  switch (client) {
    case 'plain':
      return isVisitor(customer) ? visited(draws, customer, label, memory) : tracked(draws, label);
    case 'segment':
    case 'rudder':
      return tracked(draws, label);
    case 'events-api':
      return submitted(draws, customer, label, memory);
    case 'webhook':
    case 'insider':
      return { kind: 'points', points: draws.whole(1, 40) };
  }
}

function tracked(draws: Draws, label: string): Deed {
  const turn = draws.next();
  if (turn < 0.25)
    return {
      kind: 'identify',
      traits: {
        tier: draws.pick(TIERS),
        ...(draws.chance(0.5) ? { city: draws.pick(CITIES) } : {}),
        ...(draws.chance(0.3) ? { visits: draws.whole(1, 99) } : {}),
      },
    };
  if (turn < 0.5)
    return {
      kind: 'track',
      event: 'Order Completed',
      properties: { label, order_id: label, total: draws.whole(1, 90) },
    };
  return { kind: 'track', event: draws.pick(['Step Taken', 'Song Played']), properties: { label } };
}

/** Nobody knows them until they say who they are; sometimes they use that browser again. */
function visited(draws: Draws, customer: string, label: string, named: Map<string, string>): Deed {
  const deed = tracked(draws, label);
  const traits = deed.kind === 'identify' ? deed.traits : {};
  if (!named.has(customer) && draws.chance(0.25)) {
    named.set(customer, label);
    return { kind: 'name', traits };
  }
  const track: Deed =
    deed.kind === 'track' ? deed : { kind: 'track', event: 'Step Taken', properties: { label } };
  return named.has(customer) && draws.chance(0.7) ? deed : { ...track, kind: 'visit' };
}

/** Spends less than it earns, so that a good hub refuses none of it. `open`: a purchase of each customer to decide. */
function submitted(draws: Draws, customer: string, label: string, open: Map<string, string>): Deed {
  const pending = open.get(customer);
  if (pending !== undefined && draws.chance(0.6)) {
    open.delete(customer);
    const action = draws.chance(0.7) ? 'checkout_accept' : 'checkout_reject';
    return { kind: 'submit', action, data: { transaction_id: pending } };
  }
  const turn = draws.next();
  if (turn < 0.3 && pending === undefined) {
    open.set(customer, label);
    const data = { transaction_id: label, total: draws.whole(5, 50), points_rewarded: draws.whole(1, 30) };
    return { kind: 'submit', action: 'checkout', data };
  }
  if (turn < 0.5) return { kind: 'submit', action: 'point_spend', data: { points: 1 } };
  return { kind: 'submit', action: 'point_add', data: { points: draws.whole(5, 50), reason: label } };
}
