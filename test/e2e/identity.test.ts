import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

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
});
