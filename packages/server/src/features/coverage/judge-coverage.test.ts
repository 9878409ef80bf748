import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { Customer } from '@causeway/core/customer/customer';
import { insiderKind } from '@causeway/core/insider/kind';
import type { JsonObject } from '@causeway/core/result/json';
import { expect, test } from 'vitest';
import type { RecentEvent, RecentStore } from '../../ports/recent-store.ts';
import { gatherSeen } from './gather-seen.ts';
import { judgeCoverage } from './judge-coverage.ts';

const NOW = Date.UTC(2026, 0, 1);

function somebody(attributes: JsonObject): Customer {
  return {
    key: 1,
    workspace: 1,
    id: 'ada',
    anonymous: false,
    anonymousIds: [],
    status: 'active',
    attributes,
    version: 1,
    createdAt: NOW,
    updatedAt: NOW,
  };
}

/** What one customer did lately, newest first. */
function recentOf(
  customer: Customer,
  events: readonly (readonly [type: string, data: JsonObject])[],
): RecentStore {
  const walked = { complete: true, from: NOW };
  return {
    events: async (_sources, _since, visit) => {
      for (const [index, [type, data]] of events.entries()) {
        const event: RecentEvent = {
          id: events.length - index,
          type,
          customer: 1,
          timestamp: NOW,
          receivedAt: NOW,
          read: () => ({ data, context: {} }),
        };
        await visit(event);
      }
      return walked;
    },
    customers: async (_workspace, _since, visit) => {
      visit(customer);
      return walked;
    },
    customer: async () => customer,
  };
}

const judge = async (
  recent: RecentStore,
  settings: JsonObject,
  definitions: readonly AttributeDefinition[] = [],
) => {
  const seen = await gatherSeen(recent, 1, [1], 0);
  const judged = await judgeCoverage(
    seen,
    insiderKind.compile({ partnerName: 'modaevi', ...settings }, NO_TEMPLATES),
    {
      definitions: new Map(definitions.map((definition) => [definition.name, definition])),
      seatsOf: async () => [],
      audience: undefined,
    },
  );
  return {
    types: judged.types.map(({ type, mapped, fields }) => [
      type.type,
      mapped,
      Object.fromEntries(fields.map(({ path, reaches, reason }) => [path, reason ?? reaches])),
    ]),
    attributes: Object.fromEntries(
      judged.attributes.map(({ path, reaches, reason }) => [path, reason ?? reaches]),
    ),
    issues: judged.types.flatMap(({ fields }) => fields.flatMap(({ issue }) => issue?.code ?? [])),
  };
};

test('of Insider is said what leaves, what nobody maps, and which values are refused', async () => {
  const ada = somebody({ email: 'ada@example.com', first_name: 'Ada', shoe: 38 });
  const rows = [
    { from: 'price', to: 'unit_price', custom: false },
    { from: 'line.sku', to: 'sku', custom: true },
  ];
  const to = 'basket_seen';
  const mapping = {
    event: 'Basket Seen',
    to,
    rows,
    lines: 'items',
    otherParams: 'drop',
    emptyLines: 'order',
  };
  const settings = { otherTraits: 'drop', otherEvents: 'skip', events: [mapping] };
  const found = await judge(
    recentOf(ada, [
      ['Basket Seen', { price: 'cheap', items: [{ sku: 'a', note: 'x' }], zz: 1 }],
      ['Basket Seen', { price: 12.5, items: [{ sku: 'b' }] }],
      ['Other Thing', { a: 1 }],
      ['identify', { email: 'ada@example.com', shoe: 38 }],
    ]),
    settings,
  );
  expect(found.types).toEqual([
    [
      'Basket Seen',
      true,
      {
        items: 'yes',
        'items[].sku': 'yes',
        price: 'value_refused',
        'items[].note': 'not_mapped',
        zz: 'not_mapped',
      },
    ],
    ['Other Thing', false, { a: 'event_not_mapped' }],
    ['identify', true, { email: 'yes', shoe: 'not_mapped' }],
  ]);
  expect(found.attributes).toEqual({ email: 'yes', first_name: 'yes', shoe: 'not_mapped' });
  expect(found.issues).toContain('number_invalid');
});

test('a trait that the hub itself could not take has its own reason', async () => {
  const recent = recentOf(somebody({ first_name: 'Ada' }), [['identify', { age: 'old', first_name: 'Ada' }]]);
  const found = await judge(recent, {}, [
    { name: 'age', label: 'Age', type: 'numeric', tags: [], readOnly: false },
  ]);
  expect(found.types).toEqual([['identify', true, { age: 'value_refused', first_name: 'yes' }]]);
  expect(found.issues).toEqual(['wrong_type']);
});
