import { expect, test } from 'vitest';
import { normaliseName, NAME_RULE } from '../../mapping/name.ts';
import { INSIDER_ISSUES } from '../issues.ts';
import { CUSTOM_EVENT_NAMES, DEFAULT_EVENTS } from '../taxonomy/events.ts';
import { DEFAULT_PARAMS } from '../taxonomy/params.ts';
import { customer, destination, event, NOW, queue, requestsOf, sentUser } from '../testing/shop.ts';
import { BASE_PRESET } from './base.ts';
import { GA4_PRESET } from './ga4.ts';
import { LOYALTY_PRESET } from './loyalty.ts';
import { SEGMENT_PRESET } from './segment.ts';

const ALL = [...BASE_PRESET, ...SEGMENT_PRESET, ...GA4_PRESET, ...LOYALTY_PRESET];

test('every name of a preset is Insider’s own or documented as a custom one', () => {
  const events = new Set([...DEFAULT_EVENTS, ...CUSTOM_EVENT_NAMES].map(({ name }) => name));
  const params = new Set(DEFAULT_PARAMS.map(({ name }) => name));
  for (const { event: source, to, rows, orderRows = [] } of ALL) {
    expect(events).toContain(to);
    expect(normaliseName(source)).toBe(source);
    for (const row of [...rows, ...orderRows]) {
      expect(row.to).toMatch(NAME_RULE);
      if (!row.custom) expect(params).toContain(row.to);
    }
  }
});

test('no two presets disagree about one event', () => {
  const targets = Map.groupBy([...SEGMENT_PRESET, ...GA4_PRESET, ...LOYALTY_PRESET], (row) => row.event);
  for (const rows of targets.values()) expect(new Set(rows.map(({ to }) => to)).size).toBe(1);
});

test('where somebody is right now does not overwrite where they live, nor their device', () => {
  const context = {
    location: { city: 'Berlin', country: 'DE' },
    ip: '85.105.1.2',
    device: { model: 'iPhone14,2' },
    locale: 'de-DE',
  };
  const shopper = customer({ city: 'İzmir', country: 'TR' });
  const plan = destination().plan(
    [queue(shopper, [event('Product Viewed', { product_id: 'ELB-12' }, { context })])],
    NOW,
  );
  expect(sentUser(plan).attributes).toEqual({ city: 'İzmir', country: 'TR' });
  expect(requestsOf(plan)[0]?.body).not.toMatch(/Berlin|iPhone|85\.105/);
});

test('every issue says what is the matter and what to do', () => {
  for (const { message, hint } of Object.values(INSIDER_ISSUES)) {
    expect(message).toMatch(/[.}]$/);
    expect(hint).not.toBe('');
  }
});
