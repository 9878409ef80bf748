import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { EventType } from '@causeway/core/event/event-type';
import { recompute } from '@causeway/core/ledger/recompute';
import type { Arrival } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { InboundReceiptDraft } from '../../packages/server/src/ports/inbound-receipt.ts';
import { arrival, INTEGRATION, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

const CARD: AttributeDefinition = {
  name: 'card',
  label: 'Card',
  type: 'string',
  tags: ['external_id'],
  readOnly: false,
};

const TYPES: readonly EventType[] = ['opt_in', 'opt_out', 'profile', 'point_add', 'checkout', 'refund'].map(
  (name) => ({ name, label: name, kind: 'built_in', fields: [], submittable: true }),
);

const LOYAL: Model = {
  ...MODEL,
  allAttributes: new Map([[CARD.name, CARD]]),
  externalIds: [CARD.name],
  eventTypes: new Map(TYPES.map((type) => [type.name, type])),
};

let messages = 0;

function submission(
  action: string,
  data: Submission['data'] = {},
  more: Partial<Submission> = {},
): Submission {
  return {
    workspace: 1,
    source: 2,
    receivedAt: 5_000,
    action,
    who: [{ by: 'id', value: 'ann' }],
    newId: 'ann',
    data,
    context: {},
    timestamp: 4_000,
    messageId: `s${++messages}`,
    ...more,
  };
}

function receipt(registered: readonly Registered[]): InboundReceiptDraft {
  return {
    workspace: 1,
    channel: 'webhook',
    owner: 3,
    owners: [3, 4],
    at: 5_000,
    ms: 1.5,
    method: 'POST',
    path: '/webhooks/custom/w/e',
    statusCode: 200,
    status: 'done',
    reason: undefined,
    type: 'event',
    action: 'point_add',
    customer: registered[0]?.customer,
    customerText: 'ann',
    event: registered[0]?.event,
    error: undefined,
    rerunOf: undefined,
    body: {
      request: { headers: [], query: '', body: '{}', truncated: false, address: '::1' },
      response: '{}',
      events: [],
      verdicts: [],
      issues: [],
    },
  };
}

/** What every engine does with events that are submitted by their type. */
export function submissionContract(engine: string, open: () => Promise<Stores>): void {
  describe(`${engine}: submitted events`, () => {
    const submit = async (stores: Stores, ...group: Arrival[]): Promise<readonly Registered[]> =>
      (
        await stores.register.register(
          () => group,
          () => LOYAL,
        )
      ).registered;

    test('customers keep balances, and balances are what the events say, also after opening anew', async () => {
      let stores = await open();
      await submit(stores, submission('opt_in', { card: 'C1' }), submission('point_add', { points: 7 }));
      await submit(stores, submission('checkout', { transaction_id: 'T', total: 12.5, points_rewarded: 5 }));
      stores = await stores.reopen();
      const byCard = { who: [{ by: 'external', name: 'card', value: 'C1' }] } as const;
      const [refund] = await submit(stores, submission('refund', { transaction_id: 'T' }, byCard));
      expect(refund).toMatchObject({ after: { id: 'ann', membership: { balances: { score: 7 } } } });
      const customer = await stores.customers.find(1, 'ann');
      expect(customer?.membership).toEqual(refund?.after?.membership);
      const effects = [];
      for await (const portion of stores.customers.effects(await stores.customers.keys(customer?.key ?? 0)))
        effects.push(...portion);
      expect(effects).toHaveLength(3);
      expect(recompute(effects).balances).toEqual(customer?.membership?.balances);
      expect(await stores.customers.transactions(customer?.key ?? 0, 10)).toMatchObject([
        { id: 'T', status: 'refunded', total: 125_000 },
      ]);
      stores.close();
    });

    test('a repeat has no effect and says which event it repeats; long after it is another one', async () => {
      const stores = await open();
      await submit(stores, submission('opt_in'));
      const hook = { messageId: 'hook', repeatsWithin: 1_000 };
      const [first] = await submit(stores, submission('point_add', { points: 1 }, hook));
      const [again] = await submit(stores, submission('point_add', { points: 1 }, hook));
      expect(again).toMatchObject({ event: undefined, repeats: first?.event });
      const [later] = await submit(
        stores,
        submission('point_add', { points: 1 }, { ...hook, receivedAt: 6_000 }),
      );
      const [latest] = await submit(
        stores,
        submission('point_add', { points: 1 }, { ...hook, receivedAt: 6_500 }),
      );
      expect(later?.event).toBeGreaterThan(first?.event ?? 0);
      expect(latest?.repeats).toBe(later?.event);
      stores.close();
    });

    test('an external id leads to several, to one, to nobody, and follows a merge', async () => {
      const stores = await open();
      const bob = { who: [{ by: 'id', value: 'bob' }], newId: 'bob' } as const;
      await submit(stores, submission('opt_in', { card: 'C' }), submission('opt_in', { card: 'C' }, bob));
      expect(await stores.customers.findExternal(1, 'card', 'C')).toHaveLength(2);
      await submit(stores, submission('profile', { card: 'D' }));
      expect(await stores.customers.findExternal(1, 'card', 'C')).toMatchObject([{ id: 'bob' }]);
      await submit(stores, arrival('alias', 'a1', { userId: 'ann', previousId: 'bob' }));
      expect(await stores.customers.findExternal(1, 'card', 'C')).toEqual([]);
      expect(await stores.customers.findExternal(1, 'card', 'D')).toMatchObject([{ id: 'ann' }]);
      await submit(stores, submission('opt_out'));
      expect(await stores.customers.findExternal(1, 'card', 'D')).toEqual([]);
      stores.close();
    });

    test('a receipt is written with what it is about, or not at all', async () => {
      const stores = await open();
      const { receipts } = await stores.register.register(
        () => [submission('opt_in')],
        () => LOYAL,
        (registered) => [receipt(registered)],
      );
      expect(receipts).toHaveLength(1);
      expect([stores.count('inbound_receipts'), stores.count('inbound_owners')]).toEqual([1, 2]);
      const failing = stores.register.register(
        () => [submission('point_add', { points: 1 })],
        () => LOYAL,
        () => {
          throw new Error('no receipt');
        },
      );
      await expect(failing).rejects.toThrow('no receipt');
      expect([stores.count('events'), stores.count('inbound_receipts')]).toEqual([1, 1]);
      const [next] = await submit(stores, submission('point_add', { points: 1 }));
      expect(next?.after?.membership?.balances.score).toBe(1);
      stores.close();
    });

    test('what a destination told reaches that destination alone, with the event', async () => {
      const stores = await open();
      await submit(stores, submission('opt_in'));
      const value = { attribute: 'city', value: 'Ulm', name: 'city', custom: false, text: '"Ulm"' };
      const told = { integration: INTEGRATION, values: [value], identifiers: { uuid: 'ann' } };
      await submit(stores, submission('profile', {}, { told }));
      const { lanes } = await stores.delivery.pending(INTEGRATION, 0);
      const [queue] = (await stores.delivery.take(INTEGRATION, lanes, 10, 0)).queues;
      expect(queue?.events.map(({ learnt }) => learnt)).toMatchObject([
        undefined,
        { set: [{ name: 'city', text: '"Ulm"' }], identifiers: { uuid: 'ann' } },
      ]);
      expect(queue?.customer.attributes).toMatchObject({ city: 'Ulm', score: 0, status: 'active' });
      stores.close();
    });
  });
}
