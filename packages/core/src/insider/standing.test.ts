import { expect, test } from 'vitest';
import type { Customer } from '../customer/customer.ts';
import type { Plan, Shadow } from '../delivery/destination.ts';
import { compileInsider } from './kind.ts';
import { checkSettings } from './settings/check.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const destination = compileInsider(checkSettings({ partnerName: 'shop' }).settings);

const customer: Customer = {
  key: 1,
  workspace: 1,
  id: 'u1',
  anonymous: false,
  anonymousIds: [],
  status: 'active',
  attributes: { email: 'ada@example.com', plan: 'gold' },
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};

function plan(who: Customer, shadow: Shadow | undefined, type: string, id: number): Plan {
  return destination.plan(
    [{ customer: who, shadow, events: [{ id, type, timestamp: NOW, data: { id }, context: {} }] }],
    NOW,
  );
}

test('a customer found unchanged is not compared again, and what is said stays the same', () => {
  const shadow = plan(customer, undefined, 'identify', 1).flights[0]?.entries[0]?.shadow;
  const first = plan(customer, shadow, 'Something', 2).flights[0]?.requests[0]?.body;
  const again = plan(customer, shadow, 'Something', 2).flights[0]?.requests[0]?.body;
  expect(again).toBe(first);
  expect(JSON.parse(first ?? '')).toMatchObject({
    users: [{ identifiers: { uuid: 'u1', email: 'ada@example.com' }, events: [{ event_name: 'something' }] }],
  });
  expect(plan(customer, shadow, 'identify', 3).skips).toMatchObject([{ reason: 'unchanged' }]);
});

test('a change of the customer or of the shadow is seen', () => {
  const shadow = plan(customer, undefined, 'identify', 1).flights[0]?.entries[0]?.shadow;
  plan(customer, shadow, 'Something', 2);
  const moved: Customer = { ...customer, attributes: { ...customer.attributes, plan: 'silver' }, version: 2 };
  expect(plan(moved, shadow, 'identify', 3).flights[0]?.requests[0]?.body).toContain('"plan":"silver"');
  const other: Shadow = { ...(shadow ?? { identifiers: {}, attributes: {} }), custom: {} };
  expect(plan(customer, other, 'identify', 4).flights[0]?.requests[0]?.body).toContain('"plan":"gold"');
});
