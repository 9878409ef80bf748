import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

const CUSTOMERS = 40;
const EVENTS = 12;

describe('an Insider that has a bad day', () => {
  let stack: Stack;

  beforeEach(async () => {
    stack = await Stack.start({ settings: { maxUsersPerRequest: 10 } });
  });
  afterEach(() => stack.stop());

  /** Numbered events of many customers, in batches, each customer's in order. */
  async function numbered(): Promise<void> {
    for (let sequence = 1; sequence <= EVENTS; sequence++) {
      const batch = Array.from({ length: CUSTOMERS }, (_, index) => ({
        type: 'track',
        userId: `c${index}`,
        event: 'Step Taken',
        messageId: `c${index}-${sequence}`,
        properties: { customer: `c${index}`, sequence },
      }));
      expect((await stack.post('/v1/batch', { batch })).status).toBe(200);
    }
  }

  async function allThereInOrder(): Promise<void> {
    const { order, events } = await stack.inside.stats();
    expect(order).toMatchObject({ customers: CUSTOMERS, violations: 0, missing: 0 });
    expect(events).toMatchObject({ stored: CUSTOMERS * EVENTS, dropped: 0 });
    for (const { values } of await stack.inside.arrivals('sequence')) {
      expect(values).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
    }
    expect((await stack.api.integration(stack.integration)).counts).toMatchObject({
      waiting: 0,
      parked: 0,
      dead_letters: 0,
    });
  }

  it.each([
    ['refuses every third request with 429', { rate429: 0.33, retryAfterSeconds: 1 }],
    ['answers many with 5xx', { rate5xx: 0.3 }],
    [
      'cuts connections before and after processing',
      { dropBeforeProcessing: 0.15, dropAfterProcessing: 0.25 },
    ],
    [
      'does all of it, slowly',
      {
        rate429: 0.1,
        rate5xx: 0.1,
        dropBeforeProcessing: 0.05,
        dropAfterProcessing: 0.1,
        slowRate: 0.2,
        slowMs: 150,
      },
    ],
  ])('%s: everything arrives once and in order', async (_name, mode) => {
    await stack.inside.mode({ seed: 11, ...mode });
    await numbered();
    await stack.settled(40_000);
    await allThereInOrder();
  });

  it('is away for a while: nothing is lost, and sending goes on by itself', async () => {
    await stack.inside.mode({ dropBeforeProcessing: 1 });
    await numbered();
    expect((await stack.inside.stats()).events.received).toBe(0);
    await stack.inside.mode({});
    await stack.settled(40_000);
    await allThereInOrder();
  });

  it('refuses some users inside a 200: those are set aside with a reason, the others arrive', async () => {
    await stack.inside.mode({ seed: 3, rejectUsers: 0.2 });
    await numbered();
    await stack.settled(30_000);
    const [causes, rows, { counts }] = await Promise.all([
      stack.api.causes(stack.integration),
      stack.api.logs(stack.integration),
      stack.api.integration(stack.integration),
    ]);
    const buried = rows.filter(({ outcome }) => outcome === 'buried');
    expect(buried.length).toBeGreaterThan(0);
    expect(rows.filter(({ outcome }) => outcome === 'delivered').length + buried.length).toBe(
      CUSTOMERS * EVENTS,
    );
    expect(counts.dead_letters).toBe(buried.length);
    expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(buried.length);
    for (const { example, hint } of causes)
      expect([example, hint]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
    const { order } = await stack.inside.stats();
    expect(order.violations).toBe(0);

    await stack.inside.mode({});
    await stack.api.resend(stack.integration);
    await stack.settled();
    expect((await stack.inside.stats()).events.stored).toBe(CUSTOMERS * EVENTS);
    expect((await stack.api.integration(stack.integration)).counts.dead_letters).toBe(0);
  });

  it('loses the answer of an identity move: the repeat is understood, and the profile follows', async () => {
    await stack.post('/v1/identify', {
      userId: 'mover',
      traits: { email: 'old@example.com', city: 'Bonn' },
      messageId: 'm1',
    });
    await stack.settled();
    await stack.inside.mode({ dropAfterProcessing: 1 });
    await stack.post('/v1/identify', {
      userId: 'mover',
      traits: { email: 'new@example.com', city: 'Köln' },
      messageId: 'm2',
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stack.inside.mode({});
    await stack.settled(30_000);
    const user = await stack.inside.userBy('uuid', 'mover');
    expect(user?.identifiers['email']).toEqual(['new@example.com']);
    expect(user?.attributes['city']).toBe('Köln');
    expect(await stack.inside.users()).toHaveLength(1);
  });
});
