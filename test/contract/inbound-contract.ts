import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboundReceiptDraft } from '../../packages/server/src/ports/inbound-receipt.ts';
import type { InboundEntry, InboundFilter } from '../../packages/server/src/ports/inbound-store.ts';
import { arrival, MODEL } from './arrivals.ts';
import type { Stores } from './temp-store.ts';

/** A receipt in which nothing special happened. */
export function receipt(over: Partial<InboundReceiptDraft> = {}): InboundReceiptDraft {
  return {
    workspace: 1,
    channel: 'webhook',
    owner: undefined,
    owners: [],
    at: 1_000,
    ms: 1.5,
    method: 'POST',
    path: '/webhooks/custom/one/hook',
    statusCode: 200,
    status: 'done',
    reason: undefined,
    type: undefined,
    action: undefined,
    customer: undefined,
    customerText: undefined,
    event: undefined,
    error: undefined,
    rerunOf: undefined,
    ...over,
    body: {
      request: { headers: [], query: '', body: '', truncated: false, address: '' },
      response: '{}',
      events: [],
      verdicts: [],
      issues: [],
      ...over.body,
    },
  };
}

const TIMES = [1_000_000, 2_000_000, 2_000_000, 3_000_000, 9_000_000];
const TEXTS = ['Alpha 100%', 'beta', 'ALPHABET', 'back\\slash', 'çok "güzel"'];
const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const drafts: fc.Arbitrary<InboundReceiptDraft> = fc
  .record({
    workspace: fc.constantFrom(1, 2),
    channel: fc.constantFrom('webhook', 'insider'),
    owner: maybe([1, 2]),
    owners: fc.subarray([1, 2, 3]),
    at: fc.constantFrom(...TIMES),
    statusCode: fc.constantFrom(200, 400, 401, 404),
    status: fc.constantFrom('done', 'error', 'ignored'),
    reason: maybe(TEXTS),
    type: maybe(['profile', 'event'] as const),
    action: maybe(['point_add', 'profile']),
    customer: maybe([1, 2]),
    customerText: maybe(['ada', 'bob']),
    event: maybe([1, 2]),
    error: maybe(TEXTS),
    rerunOf: maybe([1]),
    request: fc.constantFrom(...TEXTS),
    response: fc.constantFrom(...TEXTS),
  } as const)
  .map(({ request, response, ...rest }) =>
    receipt({
      ...rest,
      body: {
        ...receipt().body,
        request: { ...receipt().body.request, body: request },
        response,
      },
    }),
  );

const filters: fc.Arbitrary<InboundFilter> = fc.record(
  {
    channel: fc.constantFrom('webhook', 'insider'),
    owner: fc.record({ channel: fc.constantFrom('webhook', 'insider'), id: fc.constantFrom(1, 2, 9) }),
    receipt: fc.integer({ min: 1, max: 40 }),
    customer: fc.constantFrom({ keys: [1], text: 'ada' }, { keys: [], text: 'bob' }),
    type: fc.constantFrom('profile', 'event'),
    action: fc.constantFrom('point_add', 'point'),
    status: fc.constantFrom('done', 'error', 'ignored'),
    event: fc.constantFrom(1, 3),
    error: fc.constantFrom('ALPHA', '0%', 'back\\', '_'),
    statusCode: fc.constantFrom({ low: 400, high: 500 }, { low: 200, high: 201 }),
    request: fc.constantFrom('alpha', '"güzel"', 'none'),
    response: fc.constantFrom('BETA', 'h\\s'),
    from: fc.constantFrom(...TIMES, 5_000_000),
    to: fc.constantFrom(...TIMES, 5_000_000),
  } as const,
  { requiredKeys: [] },
);

/** The rules of the port, said as plainly as possible. */
function meets(draft: InboundReceiptDraft, id: number, filter: InboundFilter): boolean {
  const holds = (text: string | undefined, part: string): boolean =>
    text?.toLowerCase().includes(part.toLowerCase()) === true;
  const equal = <T>(wanted: T | undefined, value: T | undefined): boolean =>
    wanted === undefined || wanted === value;
  const { owner, customer, error, statusCode, request, response } = filter;
  return (
    equal(filter.channel, draft.channel) &&
    equal(filter.receipt, id) &&
    equal(filter.type, draft.type) &&
    equal(filter.action, draft.action) &&
    equal(filter.status, draft.status) &&
    equal(filter.event, draft.event) &&
    (owner === undefined || (owner.channel === draft.channel && draft.owners.includes(owner.id))) &&
    (customer === undefined ||
      (draft.customer !== undefined && customer.keys.includes(draft.customer)) ||
      customer.text === draft.customerText) &&
    (error === undefined || holds(draft.error, error) || holds(draft.reason, error)) &&
    (statusCode === undefined ||
      (draft.statusCode >= statusCode.low && draft.statusCode < statusCode.high)) &&
    (request === undefined || holds(draft.body.request.body, request)) &&
    (response === undefined || holds(draft.body.response, response)) &&
    (filter.from === undefined || draft.at >= filter.from) &&
    (filter.to === undefined || draft.at < filter.to)
  );
}

/** What every engine's store must do with receipts of inbound requests. */
export function inboundContract(engine: string, open: () => Promise<Stores>): void {
  describe(`receipts of inbound requests in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    const keep = async (receipts: readonly InboundReceiptDraft[]): Promise<readonly number[]> => {
      const kept = await stores.register.register(
        () => [],
        () => MODEL,
        () => receipts,
      );
      return kept.receipts;
    };
    const listed = async (filter: InboundFilter, most: number): Promise<InboundEntry[]> => {
      const rows: InboundEntry[] = [];
      for (let before: number | undefined; ;) {
        const page = await stores.inbound.list(1, filter, { most, before });
        rows.push(...page.data);
        if (page.next === undefined) return rows;
        before = page.next;
      }
    };

    test('every search finds what it asks for, newest first, in pages of any length, and nothing else', async () => {
      // Ids follow the order of arrival, which is about the order of time.
      const all = fc.sample(drafts, { numRuns: 40, seed: 7 }).toSorted((a, b) => a.at - b.at);
      const ids = await keep(all);
      await fc.assert(
        fc.asyncProperty(filters, fc.integer({ min: 1, max: 50 }), async (filter, most) => {
          const wanted = all
            .map((draft, index) => [draft, ids[index] ?? 0] as const)
            .filter(([draft, id]) => draft.workspace === 1 && meets(draft, id, filter))
            .map(([, id]) => id)
            .toReversed();
          expect((await listed(filter, most)).map(({ id }) => id)).toEqual(wanted);
        }),
        { numRuns: 300 },
      );
    });

    test('each opens to what was written, for its workspace only', async () => {
      const draft = receipt({ at: 5, ms: 2.25, owner: 3, owners: [3, 4], action: 'a', event: 9, rerunOf: 1 });
      const [id = 0] = await keep([draft]);
      stores = await stores.reopen();
      const { body, owners: _, ...rest } = draft;
      expect(await stores.inbound.receipt(1, id)).toEqual({ entry: { ...rest, id }, body });
      expect(await stores.inbound.receipt(2, id)).toBeUndefined();
      expect(await stores.inbound.receipt(1, id + 1)).toBeUndefined();
    });

    test('each shows its customer as they are now', async () => {
      await stores.register.register(
        () => [arrival('identify', 'm1', { userId: 'u' }, { first_name: 'Ada', last_name: 'L' })],
        () => MODEL,
      );
      await keep([receipt({ customer: 1, customerText: 'u' }), receipt({ customerText: 'nobody' })]);
      const [nobody, ada] = await listed({}, 10);
      expect(ada?.customer).toMatchObject({ id: 'u' });
      expect([nobody?.customer, nobody?.customerText]).toEqual([undefined, 'nobody']);
    });

    test('nothing is written when the transaction fails', async () => {
      const failing = stores.register.register(
        () => [arrival('track', 'm1', { userId: 'u' })],
        () => MODEL,
        () => {
          throw new Error('cannot be said');
        },
      );
      await expect(failing).rejects.toThrow('cannot be said');
      expect([stores.count('events'), stores.count('inbound_receipts')]).toEqual([0, 0]);
    });
  });
}
