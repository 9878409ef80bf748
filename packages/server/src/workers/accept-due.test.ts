import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventsHub, type ApiReply, type EventsHub } from '../app/testing/events-hub.ts';

const DAY = 86_400_000;
let hub: EventsHub;

beforeEach(async () => {
  hub = await startEventsHub();
  await hub.change({ acceptance: { afterDays: 3 } });
  await hub.event({ customer: 'c1', action: 'opt_in' });
});
afterEach(() => hub.close());

const checkout = (id: string, data: object = {}, customer = 'c1'): Promise<ApiReply> =>
  hub.event({
    customer,
    action: 'checkout',
    data: { transaction_id: id, total: 10, points_rewarded: 10, ...data },
  });
const balances = async (customer = 'c1'): Promise<unknown> => {
  const { body } = await hub.call('GET', `/customers/${customer}`);
  return [body['pending'], body['score']];
};

describe('purchases that are due', () => {
  it('are accepted by the platform when their time has come, and not before', async () => {
    await checkout('t1');
    hub.now += 3 * DAY - 1;
    expect(await hub.acceptDue()).toBe(0);
    expect(await balances()).toEqual([10, 0]);
    hub.now += 1;
    expect(await hub.acceptDue()).toBe(1);
    expect(await balances()).toEqual([0, 10]);
    hub.now += DAY;
    expect(await hub.acceptDue()).toBe(0);
    const { body } = await hub.call('GET', '/customers/c1/events?action=checkout_accept');
    expect(body['data']).toMatchObject([
      { points: 10, source: 'Platform', timestamp: new Date(1_800_000_000_000 + 3 * DAY).toISOString() },
    ]);
    const messages = hub.database
      .prepare(`SELECT message_id FROM events WHERE type = 'checkout_accept'`)
      .rows();
    expect(messages).toEqual([['auto-accept:t1']]);
  });

  it('have the date of their checkout where it says one', async () => {
    await checkout('t1', { auto_accept: '2027-01-16' });
    hub.now = Date.UTC(2027, 0, 16);
    expect(await hub.acceptDue()).toBe(1);
  });

  it('are due as that date begins where the workspace is', async () => {
    await hub.change({ timeZone: 'America/New_York' });
    await checkout('t1', { auto_accept: '2027-01-16' });
    hub.now = Date.UTC(2027, 0, 16, 4, 59);
    expect(await hub.acceptDue()).toBe(0);
    hub.now = Date.UTC(2027, 0, 16, 5);
    expect(await hub.acceptDue()).toBe(1);
  });

  it('are left alone once somebody has decided', async () => {
    for (const id of ['t1', 't2']) await checkout(id);
    await hub.event({ customer: 'c1', action: 'checkout_accept', data: { transaction_id: 't1' } });
    await hub.event({ customer: 'c1', action: 'checkout_reject', data: { transaction_id: 't2' } });
    hub.now += 4 * DAY;
    expect(await hub.acceptDue()).toBe(0);
    expect(await balances()).toEqual([0, 10]);
  });

  it('are accepted in portions, however many there are', async () => {
    const events = Array.from({ length: 450 }, (_, index) => ({
      customer: 'c1',
      action: 'checkout',
      data: { transaction_id: `t${index}`, total: 1, points_rewarded: 1 },
    }));
    await hub.call('POST', '/events/bulk', { body: { events } });
    hub.now += 4 * DAY;
    expect(await hub.acceptDue()).toBe(450);
    expect(await balances()).toEqual([0, 450]);
  });

  it('of who has left are set aside, and do not stand in the way of others', async () => {
    await hub.event({ customer: 'gone', action: 'opt_in' });
    await checkout('t0', {}, 'gone');
    await hub.event({ customer: 'gone', action: 'opt_out' });
    hub.now += 1;
    await checkout('t1');
    hub.now += 4 * DAY;
    expect(await hub.acceptDue()).toBe(1);
    expect(hub.logged).toHaveLength(1);
    expect(await hub.acceptDue()).toBe(0);
    expect(hub.logged).toHaveLength(1);
  });

  it('are accepted once, whatever happens between the event and its answer', async () => {
    await checkout('t1');
    hub.now += 4 * DAY;
    expect(await Promise.all([hub.acceptDue(), hub.acceptDue()])).toContain(1);
    hub = await hub.reopen();
    await hub.acceptDue();
    expect(await balances()).toEqual([0, 10]);
  });

  it('of who was merged into somebody are that somebody’s', async () => {
    await hub.event({ customer: 'old', action: 'opt_in' });
    await checkout('t1', {}, 'old');
    await hub.track({ kind: 'alias', userId: 'c1', previousId: 'old' });
    hub.now += 4 * DAY;
    expect(await hub.acceptDue()).toBe(1);
    expect(await balances()).toEqual([0, 10]);
  });

  it('of who has no name yet are found by an external id', async () => {
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    await hub.track({ kind: 'identify', anonymousId: 'browser', data: { card: 'A-1' } });
    const data = { transaction_id: 't1', total: 10, points_rewarded: 10 };
    const event = { customer: 'A-1', external_id: 'card', action: 'checkout', data };
    expect((await hub.event(event)).status).toBe(200);
    hub.now += 4 * DAY;
    expect(await hub.acceptDue()).toBe(1);
  });
});
