import type { Event } from '@causeway/core/event/event';
import { Memory } from '@causeway/core/register/testing/memory';
import type { Arrival } from '@causeway/core/register/known';
import type { Customer } from '@causeway/core/customer/customer';
import { asWritten } from '@causeway/core/result/as-written';
import type { CustomerQueue } from '@causeway/core/delivery/destination';
import { hold } from '../entry.ts';
import { INSIDER, MODEL, NOW } from './world.ts';

/**
 * Takes what arrived all the way: registers it beside a neighbour that must not be lost, and plans what Insider is told
 * of whoever came of it. What would be kept and sent must be JSON that can be read again.
 */
export function registerAndPlan(arrivals: readonly Arrival[]): void {
  const memory = new Memory(MODEL);
  const { registered } = memory.arrive([...arrivals, NEIGHBOUR]);
  hold(registered.length === arrivals.length + 1, 'every arrival has a result');
  hold(registered.at(-1)?.event !== undefined, 'the neighbour is registered');
  for (const { counted } of memory.events)
    for (const part of [counted?.data, counted?.context])
      hold(part === undefined || asWritten(part) === part, 'what happened can be written');
  const queues: CustomerQueue[] = [];
  for (const customer of memory.customers.values()) {
    hold(
      asWritten(customer.attributes) === customer.attributes,
      'what is known of a customer can be written',
    );
    queues.push({ customer, shadow: undefined, events: eventsOf(memory, customer) });
  }
  const plan = INSIDER.plan(queues, NOW);
  for (const { requests } of plan.flights)
    for (const { body, bytes } of requests) {
      JSON.parse(body);
      hold(Buffer.byteLength(body) === bytes, 'a request has as many bytes as it says');
      hold(body.isWellFormed(), 'a request is well-formed text');
    }
}

function eventsOf(memory: Memory, { key }: Customer): Event[] {
  return memory.events.flatMap(({ id, customer, counted }) =>
    customer === key && counted !== undefined ? [{ ...counted, id }] : [],
  );
}

const NEIGHBOUR: Arrival = {
  workspace: 1,
  source: 77,
  receivedAt: NOW,
  call: {
    kind: 'track',
    type: 'Seen',
    userId: 'the neighbour',
    anonymousId: undefined,
    previousId: undefined,
    messageId: 'the neighbour',
    timestamp: NOW,
    originalAt: undefined,
    sentAt: undefined,
    data: {},
    context: {},
    integrations: undefined,
  },
};
