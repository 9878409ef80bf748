import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { cleanEvent, type CleanEvent } from './clean-event.ts';
import { eventBody, eventContent } from './event-content.ts';

const timestamp = '2026-01-01T00:00:00Z';

function clean(raw: Json): { event: CleanEvent | undefined; drops: Record<string, string> } {
  const drops: Record<string, string> = {};
  return { event: cleanEvent(raw, 0, (path, reason) => (drops[path] = reason)), drops };
}

test('wrong and unknown parameters are dropped with their reason, the rest stays', () => {
  const { event, drops } = clean({
    event_name: 'purchase',
    timestamp,
    event_params: {
      unit_price: '5',
      quantity: 1.5,
      coupon: 'x',
      currency: 'EUR',
      custom: { a: [1], b: { c: 1 }, d: null },
    },
  });
  expect(event).toMatchObject({ params: { currency: 'EUR' }, custom: { a: [1] } });
  expect(event?.params).not.toHaveProperty('custom');
  expect(Object.keys(drops).map((path) => path.replace('events.0.event_params.', ''))).toEqual([
    'unit_price',
    'quantity',
    'coupon',
    'custom.b',
    'custom.d',
  ]);
});

test('an event without a readable time is dropped whole', () => {
  expect(clean({ event_name: 'a' }).event).toBeUndefined();
  expect(clean({ event_name: 'a', timestamp: 1_600_000_000 }).event).toBeUndefined();
});

const members = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));

test('content does not depend on the order of parameters, and gives them back', () => {
  fc.assert(
    fc.property(members, (custom) => {
      const turned = Object.fromEntries(Object.entries(custom).toReversed());
      const cleaned = (each: typeof custom): CleanEvent =>
        clean({ event_name: 'a', timestamp, event_params: { custom: each } }).event ??
        expect.unreachable('it is clean');
      const one = cleaned(custom);
      const content = eventContent(one);
      expect(eventContent(cleaned(turned))).toBe(content);
      expect(eventBody(content).custom).toEqual(one.custom);
    }),
  );
});

test('the same instant in another offset is the same content, another value is not', () => {
  const content = (at: string, a: number): string =>
    eventContent(
      clean({ event_name: 'e', timestamp: at, event_params: { custom: { a } } }).event as CleanEvent,
    );
  expect(content('2026-01-01T03:00:00+03:00', 1)).toBe(content(timestamp, 1));
  expect(content(timestamp, 2)).not.toBe(content(timestamp, 1));
  expect(content('2026-01-01T00:00:00.000001Z', 1)).not.toBe(content(timestamp, 1));
  expect(content('2026-01-01T00:00:00.000000000Z', 1)).toBe(content(timestamp, 1));
});
