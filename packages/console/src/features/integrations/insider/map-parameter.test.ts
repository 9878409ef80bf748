import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { describe, expect, it } from 'vitest';
import { blankEventRow, blankParamRow, type InsiderValues } from './form-values.ts';
import { DOCUMENTED } from './insider-names.ts';
import { listOf, parseMap, sourceOf } from './map-parameter.ts';
import { grant } from './map-wish.ts';
import { fromEventRow, fromProfileRow } from './row-values.ts';

/** The form of settings that the hub has checked. */
const held = (settings: InsiderSettings): InsiderValues =>
  ({
    ...settings,
    profile: settings.profile.map(fromProfileRow),
    events: settings.events.map(fromEventRow),
  }) as unknown as InsiderValues;

describe('what an address asks to be mapped', () => {
  it.each([
    ['attribute:address.city', { kind: 'attribute', path: 'address.city' }],
    ['attribute:a:b', { kind: 'attribute', path: 'a:b' }],
    ['event:Order Completed', { kind: 'event', event: 'Order Completed' }],
    ['event:Order Completed:coupon', { kind: 'param', event: 'Order Completed', path: 'coupon' }],
    ['event:cart:emptied', { kind: 'event', event: 'cart:emptied' }],
    ['event:cart:emptied:by', { kind: 'param', event: 'cart:emptied', path: 'by' }],
    ['event:', undefined],
    ['event::x', undefined],
    ['nothing', undefined],
    ['other:x', undefined],
    [undefined, undefined],
  ])('%s', (text, wish) => {
    expect(parseMap(text, ['cart:emptied', 'cart'])).toStrictEqual(wish);
  });

  it('is written as rows are', () => {
    expect(sourceOf('products[].price', 'products')).toBe('line.price');
    expect(sourceOf('products[].price', '')).toBe('products[0].price');
    expect(sourceOf('coupon', 'products')).toBe('coupon');
    expect(listOf('products[].price')).toBe('products');
    expect(listOf('coupon')).toBeUndefined();
  });
});

describe('granting it', () => {
  const values = (change: Partial<InsiderValues> = {}): InsiderValues => ({
    ...held({ ...DEFAULT_SETTINGS, presets: [] }),
    ...change,
  });
  const mine = { ...blankEventRow(), event: 'Order Completed', to: 'purchase', lines: 'products' };

  it('adds an attribute: custom, unless Insider has it of its own', () => {
    const own = grant({ kind: 'attribute', path: 'traits.Carrier' }, values(), DOCUMENTED);
    expect(own.profile?.at(-1)).toMatchObject({ from: ['traits.Carrier'], to: 'carrier', custom: false });
    const custom = grant({ kind: 'attribute', path: 'shoeSize' }, values(), DOCUMENTED);
    expect(custom.profile?.at(-1)).toMatchObject({ from: ['shoeSize'], to: 'shoe_size', custom: true });
    expect(custom.show).toBe(`profile.${DEFAULT_SETTINGS.profile.length}.to`);
  });

  it('only shows what has a row', () => {
    expect(grant({ kind: 'attribute', path: 'birthDate' }, values(), DOCUMENTED)).toStrictEqual({
      show: 'profile.4.to',
    });
    const there = values({
      events: [{ ...mine, rows: [{ ...blankParamRow(), from: ['line.price'], to: 'x' }] }],
    });
    const wish = { kind: 'param', event: 'order_completed', path: 'products[].price' } as const;
    expect(grant(wish, there, DOCUMENTED)).toStrictEqual({ show: 'events.0.rows.0.to' });
  });

  it('adds a parameter to the event that is there, as its lines write it', () => {
    const wish = { kind: 'param', event: 'Order Completed', path: 'products[].size' } as const;
    const { events, show } = grant(wish, values({ events: [mine] }), DOCUMENTED);
    expect(events).toHaveLength(1);
    expect(events?.[0]?.rows[0]).toMatchObject({ from: ['line.size'], to: 'size', custom: false });
    expect(show).toBe('events.0.rows.0.to');
  });

  it('begins an event with its ready-made mapping, or bare', () => {
    const wish = { kind: 'event', event: 'Product Viewed' } as const;
    const ready = grant(wish, values({ presets: ['segment'] }), DOCUMENTED).events?.[0];
    expect(ready).toMatchObject({ event: 'Product Viewed', to: 'product_detail_page_view' });
    expect(ready?.rows.length).toBeGreaterThan(5);
    const bare = grant(wish, values(), DOCUMENTED);
    expect(bare.events?.[0]).toMatchObject({ event: 'Product Viewed', to: 'product_viewed', rows: [] });
    const listed = grant({ kind: 'param', event: 'Quiz Done', path: 'answers[].text' }, values(), DOCUMENTED);
    expect(listed.events?.[0]).toMatchObject({
      lines: 'answers',
      rows: [{ from: ['line.text'], to: 'text' }],
    });
  });
});
