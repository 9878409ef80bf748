import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

describe('who is who', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it('what somebody did before they said who they are is theirs, in the order in which they did it', async () => {
    const anonymousId = 'browser-1';
    await stack.post('/v1/page', { anonymousId, name: 'Home', messageId: 'a1' });
    await stack.post('/v1/track', {
      anonymousId,
      event: 'Product Viewed',
      properties: { product_id: 'P1' },
      messageId: 'a2',
    });
    await stack.post('/v1/track', {
      anonymousId,
      event: 'Product Added',
      properties: { product_id: 'P1' },
      messageId: 'a3',
    });
    await stack.settled();
    expect((await stack.api.integration(stack.integration)).counts.held).toBe(3);
    expect(await stack.inside.users()).toEqual([]);

    await stack.post('/v1/identify', {
      anonymousId,
      userId: 'u1',
      traits: { email: 'u1@example.com' },
      messageId: 'a4',
    });
    await stack.post('/v1/track', { anonymousId, userId: 'u1', event: 'Signed Up', messageId: 'a5' });
    await stack.settled();
    const user = await stack.inside.userBy('uuid', 'u1');
    expect(user?.arrival.map(({ name }) => name)).toEqual([
      'page_view',
      'product_detail_page_view',
      'item_added_to_cart',
      'sign_up_confirmation',
    ]);
    expect((await stack.api.integration(stack.integration)).counts.held).toBe(0);
  });

  it('a second device joins the same person', async () => {
    await stack.post('/v1/track', {
      anonymousId: 'phone-1',
      event: 'Product Viewed',
      properties: { product_id: 'P2' },
      messageId: 'b1',
    });
    await stack.post('/v1/identify', { anonymousId: 'phone-1', userId: 'u1', traits: {}, messageId: 'b2' });
    await stack.settled();
    const user = await stack.inside.userBy('uuid', 'u1');
    expect(user?.events.filter(({ name }) => name === 'product_detail_page_view')).toHaveLength(2);
    expect(await stack.inside.users()).toHaveLength(1);
  });

  it('a changed e-mail address is moved before anything else is said about the person', async () => {
    await stack.post('/v1/identify', {
      userId: 'mover',
      traits: { email: 'old@example.com', city: 'Köln' },
      messageId: 'c1',
    });
    await stack.settled();
    await stack.post('/v1/batch', {
      batch: [
        { type: 'identify', userId: 'mover', traits: { email: 'new@example.com' }, messageId: 'c2' },
        { type: 'track', userId: 'mover', event: 'Signed Up', messageId: 'c3' },
      ],
    });
    await stack.settled();
    const mine = (await stack.inside.requests()).filter(({ request }) => request.includes('new@example.com'));
    expect(mine.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH /api/user/v1/identity',
      'POST /api/user/v1/upsert',
    ]);
    const user = await stack.inside.userBy('uuid', 'mover');
    expect(user?.identifiers['email']).toEqual(['new@example.com']);
    expect(user?.events).toHaveLength(1);
    expect(await stack.inside.userBy('email', 'old@example.com')).toBeUndefined();
  });

  it('an address alone waits for something that Insider can keep it with', async () => {
    await stack.post('/v1/identify', {
      userId: 'bare',
      traits: { email: 'bare@example.com' },
      messageId: 'e1',
    });
    await stack.settled();
    expect(await stack.inside.userBy('uuid', 'bare')).toBeUndefined();
    const [row] = await stack.api.logs(stack.integration, '&customer_id=bare');
    expect(row).toMatchObject({ outcome: 'skipped', reason: 'nothing_to_send' });
    await stack.post('/v1/track', { userId: 'bare', event: 'Signed Up', messageId: 'e2' });
    await stack.settled();
    expect((await stack.inside.userBy('uuid', 'bare'))?.identifiers).toMatchObject({
      email: ['bare@example.com'],
    });
  });

  it('an address that another customer has stays with them, and the rest goes on', async () => {
    await stack.post('/v1/identify', {
      userId: 'first',
      traits: { email: 'shared@example.com', city: 'Bonn' },
      messageId: 'd1',
    });
    await stack.post('/v1/identify', {
      userId: 'second',
      traits: { email: 'own@example.com', city: 'Bonn' },
      messageId: 'd2',
    });
    await stack.settled();
    await stack.post('/v1/identify', {
      userId: 'second',
      traits: { email: 'shared@example.com', city: 'Köln' },
      messageId: 'd3',
    });
    await stack.settled();
    const [first, second] = await Promise.all([
      stack.inside.userBy('uuid', 'first'),
      stack.inside.userBy('uuid', 'second'),
    ]);
    expect(first?.identifiers['email']).toEqual(['shared@example.com']);
    expect(second?.identifiers['email']).toEqual(['own@example.com']);
    expect(second?.attributes['city']).toBe('Köln');
    const [row] = await stack.api.logs(stack.integration, '&customer_id=second');
    expect(row?.issues.map(({ code }) => code)).toContain('identity_move_refused');
  });

  it('a refused address is a question, and goes through when somebody says so and nobody has it any more', async () => {
    const [asked] = await refusals(stack, 'second');
    expect(asked).toMatchObject({
      state: 'open',
      identifier: { name: 'email', value: 'shared@example.com' },
      customers: [{ id: 'second' }, { id: 'first' }],
      integration: { id: stack.integration, name: 'Insider' },
      issue: { code: 'identity_conflict' },
    });
    // As long as the other profile has it, nothing is tried again by itself.
    await stack.post('/v1/identify', { userId: 'second', traits: { city: 'Ulm' }, messageId: 'd4' });
    await stack.settled();
    expect(await refusals(stack, 'second')).toHaveLength(1);
    await stack.post('/v1/identify', {
      userId: 'first',
      traits: { email: 'other@example.com' },
      messageId: 'd5',
    });
    await stack.settled();
    const decided = await admin(stack, 'POST', `/identity/conflicts/${asked?.id}/decide`, {
      decision: 'send_again',
      note: 'It is theirs now',
    });
    expect(decided).toMatchObject({ state: 'sent_again', decided: { note: 'It is theirs now' } });
    await stack.settled();
    const second = await stack.inside.userBy('uuid', 'second');
    expect(second?.identifiers['email']).toEqual(['shared@example.com']);
    const moves = (await stack.inside.requests()).filter(({ request }) =>
      request.includes('"new_identifier":{"email":"shared@example.com"}'),
    );
    expect(moves.map(({ status }) => status)).toEqual([400, 200]);
  });

  it('a refusal goes away by itself when another value is accepted', async () => {
    for (const [userId, email, messageId] of [
      ['holder', 'held@example.com', 'f1'],
      ['wanting', 'wanting@example.com', 'f2'],
    ])
      await stack.post('/v1/identify', { userId, traits: { email, city: 'Bonn' }, messageId });
    await stack.settled();
    const again = (email: string, messageId: string): Promise<Response> =>
      stack.post('/v1/identify', { userId: 'wanting', traits: { email }, messageId });
    await again('held@example.com', 'f3');
    await stack.settled();
    expect(await refusals(stack, 'wanting')).toMatchObject([{ state: 'open' }]);
    await again('free@example.com', 'f4');
    await stack.settled();
    expect(await refusals(stack, 'wanting')).toMatchObject([{ state: 'settled', decided: null }]);
  });

  it('two who were merged by mistake are told of as two again', async () => {
    await stack.post('/v1/identify', {
      userId: 'ada',
      traits: { email: 'ada@example.com', city: 'Rome' },
      messageId: 'g1',
    });
    await stack.post('/v1/identify', { userId: 'bob', traits: { city: 'Oslo' }, messageId: 'g2' });
    await stack.settled();
    const merge = await admin(stack, 'POST', '/identity/merges', { from: 'ada', into: 'bob' });
    // Bob said last where he is.
    expect(merge).toMatchObject({ taken: ['email'], undoable: true });
    await stack.settled();
    await admin(stack, 'POST', `/identity/merges/${String(merge['id'])}/undo`, {});
    await stack.settled();
    const rows = await stack.api.logs(stack.integration, '&customer_id=ada');
    expect(rows[0]).toMatchObject({ event_type: 'customers_separated', outcome: 'delivered' });
    expect((await stack.inside.userBy('uuid', 'ada'))?.attributes['city']).toBe('Rome');
  });
});

describe('what visitors do', () => {
  it('is held until somebody decides to send it, and goes in the order in which it came', async () => {
    const stack = await Stack.start();
    const track = (anonymousId: string, event: string): Promise<Response> =>
      stack.post('/v1/track', {
        anonymousId,
        event,
        properties: { product_id: 'P1' },
        messageId: `${anonymousId}-${event}`,
      });
    try {
      for (const event of ['Product Viewed', 'Product Added'])
        for (const visitor of ['v1', 'v2']) await track(visitor, event);
      await stack.settled();
      expect((await stack.api.integration(stack.integration)).counts.held).toBe(4);
      const { settings } = (await admin(stack, 'GET', `/integrations/${stack.integration}`)) as {
        settings: object;
      };
      await stack.api.change(stack.integration, { settings: { ...settings, anonymous: 'send' } });
      // One of them goes on at once, and is not overtaken by it.
      await track('v1', 'Signed Up');
      await until(
        async () => (await stack.api.integration(stack.integration)).counts.held === 0,
        10_000,
        () => stack.state(),
      );
      await stack.settled();
      expect(await stack.inside.users()).toHaveLength(2);
      const first = await stack.inside.userBy('custom.segment_anonymous_id', 'v1');
      expect(first?.arrival.map(({ name }) => name)).toEqual([
        'product_detail_page_view',
        'item_added_to_cart',
        'sign_up_confirmation',
      ]);
    } finally {
      await stack.stop();
    }
  });
});

interface Question {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
}

/** What a destination refused this customer. */
async function refusals(stack: Stack, customer: string): Promise<readonly Question[]> {
  const page = await admin(stack, 'GET', `/identity/conflicts?customer_id=${customer}`);
  return (page['data'] as readonly Question[]).filter(({ kind }) => kind === 'identity_refused');
}

async function admin(
  stack: Stack,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${stack.url}/v1/admin${path}`, {
    method,
    headers: {
      authorization: `Bearer ${stack.keys.adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path} answered ${response.status}`).toBe(true);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
