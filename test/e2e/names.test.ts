import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack } from './stack.ts';

describe('event names that Insider has no letters for', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
  });
  afterAll(() => stack.stop());

  it.each([
    ['Ürün Karşılaştırıldı / Compared!!', 'urun_karsilastirildi_compared'],
    ['ÜRÜN İNCELENDİ', 'urun_incelendi'],
    ['ORDER completed', 'order_completed'],
    ['checkoutStarted2', 'checkout_started2'],
  ])('"%s" arrives as %s', async (event, name) => {
    const userId = `user-${name}`;
    await stack.post('/v1/track', { userId, event, messageId: name });
    await stack.settled();
    const [row] = await stack.api.logs(stack.integration, `&customer_id=${userId}`);
    if (row?.outcome === 'buried') expect(row.reason).toBe('purchase_incomplete');
    else expect((await stack.inside.userBy('uuid', userId))?.events[0]?.name).toBe(name);
  });

  it('one without a letter or digit is set aside with that reason, not taken for an event nobody mapped', async () => {
    await stack.post('/v1/track', { userId: 'dashes', event: '---', messageId: 'dashes' });
    await stack.settled();
    const [row] = await stack.api.logs(stack.integration, '&customer_id=dashes');
    expect(row).toMatchObject({ outcome: 'buried', reason: 'event_name_unusable' });
  });
});
