import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventsHub, type EventsHub } from '../../app/testing/events-hub.ts';

describe('that nobody said anything of an attribute', () => {
  let hub: EventsHub;
  beforeEach(async () => {
    hub = await startEventsHub();
  });
  afterEach(() => hub.close());

  const ada = async (): Promise<unknown> => {
    const found = await hub.customers.find(hub.workspace, 'ada');
    return [found?.attributes, found?.defaulted, found?.version];
  };

  it('is known after a restart, and no longer when somebody did', async () => {
    await hub.addAttribute({ name: 'tier', default: 'basic' });
    await hub.addAttribute({ name: 'news', type: 'boolean', default: false });
    await hub.track({ kind: 'track', userId: 'ada' });
    expect(await ada()).toEqual([{ news: false, tier: 'basic' }, ['news', 'tier'], 1]);
    hub = await hub.reopen();
    expect(await ada()).toEqual([{ news: false, tier: 'basic' }, ['news', 'tier'], 1]);
    await hub.track({ kind: 'identify', userId: 'ada', messageId: 'b', data: { tier: 'basic' } });
    hub = await hub.reopen();
    expect(await ada()).toEqual([{ news: false, tier: 'basic' }, ['news'], 2]);
    await hub.track({ kind: 'identify', userId: 'ada', messageId: 'c', data: { news: true } });
    hub = await hub.reopen();
    expect(await ada()).toEqual([{ news: true, tier: 'basic' }, undefined, 3]);
  });

  it('is written of nobody while no attribute has a default', async () => {
    await hub.addAttribute({ name: 'tier' });
    await hub.track({ kind: 'track', userId: 'ada' });
    expect(await ada()).toEqual([{}, undefined, 1]);
    expect(hub.database.prepare('SELECT defaulted FROM customers').rows()).toEqual([[null]]);
  });

  it('goes when they opt out', async () => {
    await hub.addAttribute({ name: 'tier', default: 'basic' });
    await hub.event({ customer: 'ada', action: 'opt_in' });
    expect(await ada()).toEqual([{ tier: 'basic' }, ['tier'], 1]);
    expect((await hub.event({ customer: 'ada', action: 'opt_out' })).status).toBe(200);
    hub = await hub.reopen();
    expect(await ada()).toEqual([{}, undefined, 2]);
  });
});
