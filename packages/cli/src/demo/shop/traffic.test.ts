import { describe, expect, it } from 'vitest';
import { Draws } from './random.ts';
import { makeTraffic } from './traffic.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');

describe('makeTraffic', () => {
  const traffic = makeTraffic(1, 120, NOW);
  const calls = traffic.rounds.flat();

  it('is the same for the same seed, and another for another one', () => {
    expect(makeTraffic(1, 120, NOW)).toEqual(traffic);
    expect(makeTraffic(2, 120, NOW)).not.toEqual(traffic);
  });

  it('has everything that a shop has', () => {
    expect(calls.length).toBeGreaterThan(1_000);
    expect(traffic).toMatchObject({ shoppers: 120, visitors: 12, orders: 72 });
    const names = new Set(calls.map(({ name }) => name));
    for (const name of ['Product Viewed', 'Product Added', 'Signed Up', 'Order Completed', 'Order Refunded'])
      expect(names).toContain(name);
    const countries = new Set(
      calls.map(
        ({ data }) => data['country_code'] ?? (data['address'] as { country?: string } | undefined)?.country,
      ),
    );
    expect(countries.size).toBeGreaterThan(5);
    const lines = calls
      .filter(({ name }) => name === 'Order Completed')
      .map(({ data }) => (data['products'] as unknown[]).length);
    expect([Math.min(...lines), Math.max(...lines)]).toEqual([1, 4]);
  });

  it('has happened, and recently enough, but for the one event that is too old on purpose', () => {
    for (const { at } of calls) expect(at).toBeLessThanOrEqual(NOW);
    expect(calls.filter(({ at }) => at < NOW - 30 * 86_400_000).map(({ name }) => name)).toEqual([
      'Store Visited',
    ]);
  });

  it('tells nobody twice apart: ids and addresses are unique, orders too', () => {
    const identified = calls.filter(
      ({ kind, data }) => kind === 'identify' && ('gdprOptin' in data || 'gdpr_optin' in data),
    );
    expect(new Set(identified.map(({ userId }) => userId)).size).toBe(identified.length);
    expect(new Set(identified.map(({ data }) => data['email'] ?? data['email_address'])).size).toBe(
      identified.length,
    );
  });
});

describe('Draws', () => {
  it('keeps to its bounds', () => {
    const draws = new Draws(3);
    for (let turn = 0; turn < 1_000; turn++) {
      expect(draws.next()).toBeLessThan(1);
      expect([2, 3, 4]).toContain(draws.whole(2, 4));
    }
    expect(draws.some([1, 2, 3], 9).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(draws.token(12)).toMatch(/^[0-9a-z]{12}$/);
  });
});
