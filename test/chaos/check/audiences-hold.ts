import type { Plan } from '../plan/plan.ts';
import type { Evidence, HubCustomer, HubEvent } from './evidence.ts';

type Meets = (customer: HubCustomer, events: readonly HubEvent[]) => boolean;

const ORDER = 'Order Completed';
const ENTERED = 'audience_entered';
const LEFT = 'audience_left';

/**
 * Members are those whose events and attributes meet the rule as it is now, and they were told of it in turns. Who is
 * in or out by a change of the rule that nobody asked to announce is not told of it: the turn after that may seem to
 * come twice, once for each such change.
 */
export function* audiencesHold({ hub, plan }: Evidence): Generator<string> {
  const events = new Map<number, HubEvent[]>();
  for (const event of hub.events) {
    const own = events.get(event.customer);
    if (own === undefined) events.set(event.customer, [event]);
    else own.push(event);
  }
  for (const { slug, filter } of hub.audiences) {
    const meets = ruleOf(filter);
    const silent = silentChanges(plan, slug);
    const members = new Set(hub.members.flatMap(({ slug: of, customer }) => (of === slug ? [customer] : [])));
    for (const customer of hub.customers) {
      const own = events.get(customer.key) ?? [];
      if (meets(customer, own) !== members.has(customer.key))
        yield `${customer.id} is ${members.has(customer.key) ? '' : 'not '}in ${slug} (${filter})`;
      const told = own.filter(
        ({ type, data }) => (type === ENTERED || type === LEFT) && data['audience'] === slug,
      );
      const again = told.filter(({ type }, index) => index > 0 && type === told[index - 1]?.type);
      if (again.length > silent) yield `${customer.id} has ${again[0]?.type} ${slug} twice in a row`;
    }
  }
}

function silentChanges({ faults }: Plan, slug: string): number {
  return faults.filter(
    (fault) =>
      fault.kind === 'change' &&
      fault.change.kind === 'audience' &&
      fault.change.slug === slug &&
      !fault.change.announce,
  ).length;
}

/** The few rules that plans have, read and reckoned once more. */
function ruleOf(filter: string): Meets {
  const count = /^FILTER count\("Order Completed"\) >= (\d+)$/.exec(filter)?.[1];
  if (count !== undefined)
    return (_customer, events) => events.filter(({ type }) => type === ORDER).length >= Number(count);
  const sum = /^FILTER sum\("Order Completed"\.total\) > (\d+)$/.exec(filter)?.[1];
  if (sum !== undefined)
    return (_customer, events) =>
      events.reduce((all, { type, data }) => all + (type === ORDER ? Number(data['total']) : 0), 0) >
      Number(sum);
  const tier = /^FILTER tier = "(\w+)"$/.exec(filter)?.[1];
  if (tier !== undefined) return ({ attributes }) => attributes['tier'] === tier;
  throw new Error(`the checker cannot read the rule ${filter}`);
}
