import type { JsonObject } from '@causeway/core/result/json';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventsHub, type EventsHub } from '../../app/testing/events-hub.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('calls that come in late', () => {
  let hub: EventsHub;
  beforeEach(async () => {
    hub = await startEventsHub();
  });
  afterEach(() => hub.close());

  let said = 0;
  const say = (minute: number, data: JsonObject): Promise<void> =>
    hub.track({
      kind: 'identify',
      userId: 'ada',
      messageId: `said-${++said}`,
      data,
      timestamp: hub.now + minute * MINUTE_MS,
    });
  const attributes = async (): Promise<unknown> =>
    (await hub.customers.find(hub.workspace, 'ada'))?.attributes;
  const row = (): unknown =>
    hub.database.prepare(`SELECT said_at, version FROM customers WHERE id = 'ada'`).row();

  it('change nothing that was said later, also after a restart', async () => {
    await say(20, { city: 'Rome' });
    await say(10, { city: 'Oslo', size: 3 });
    expect(await attributes()).toEqual({ city: 'Rome', size: 3 });
    hub = await hub.reopen();
    await say(15, { city: 'Bonn', size: 4 });
    expect(await attributes()).toEqual({ city: 'Rome', size: 4 });
    await say(21, { city: 'Ulm' });
    expect(await attributes()).toEqual({ city: 'Ulm', size: 4 });
  });

  it('are held against what was only repeated, too', async () => {
    await say(0, { city: 'Rome' });
    await say(30, { city: 'Rome' });
    await say(10, { city: 'Oslo' });
    expect(await attributes()).toEqual({ city: 'Rome' });
  });

  it('write the customer again only when they say something, or after an hour', async () => {
    await say(0, { city: 'Rome' });
    const first = row();
    expect(first).toEqual([hub.now + HOUR_MS, 2]);
    for (const minute of [1, 2, 59]) await say(minute, { city: 'Rome' });
    expect(row()).toEqual(first);
    await say(61, { city: 'Rome' });
    expect(row()).toEqual([hub.now + 61 * MINUTE_MS + HOUR_MS, 2]);
  });
});
