import { describe, expect, it, vi } from 'vitest';
import type { Causeway } from './causeway.ts';
import { earlyCalls, isOurs, stubbedCalls, takeNames } from './globals.ts';

class Thing {
  readonly id = 'an element of the page';
}
vi.stubGlobal('Element', Thing);
const api = (calls: unknown[] = []): Causeway =>
  ({
    library: { name: 'us', version: '1' },
    push: (...more: unknown[]) => calls.push(...more),
  }) as unknown as Causeway;

describe('our names on a page', () => {
  it('are taken where nobody stands', () => {
    const theirs = { theirs: true };
    const page: Record<string, unknown> = { datafly: theirs, _df: new Thing() };
    const us = api();
    expect(takeNames(page, 'causeway', us)).toEqual(['causeway', '_df']);
    expect(page).toEqual({ causeway: us, datafly: theirs, _df: us });
    expect([isOurs(page['causeway'], 'us'), isOurs(theirs, 'us'), isOurs(null, 'us')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([null, 0, '', 'text', () => undefined, { q: 'x' }])('are not taken from %j', (value) => {
    const page: Record<string, unknown> = { causeway: value };
    expect(takeNames(page, 'causeway', api())).toEqual(['datafly', '_df']);
    expect(page['causeway']).toBe(value);
  });

  it('bring with them what was called before, and what is called by who kept the stub', () => {
    const q: unknown[] = [['track', 'a']];
    const list: unknown[] = [['page']];
    const page: Record<string, unknown> = { shop: { q }, _df: list };
    expect(earlyCalls(page, 'shop')).toEqual([['track', 'a'], ['page']]);
    const later: unknown[] = [];
    takeNames(page, 'shop', api(later));
    q.push(['track', 'b']);
    list.push(['track', 'c'], 'nonsense');
    expect(later).toEqual([
      ['track', 'b'],
      ['track', 'c'],
    ]);
  });

  it('read the arguments of a function as a call', () => {
    const list: unknown[] = [];
    // oxlint-disable-next-line no-unused-vars -- what `arguments` is made of
    (function (this: unknown, ..._: unknown[]): void {
      list.push(arguments);
    })('track', 'a');
    expect(stubbedCalls(list)).toEqual([['track', 'a']]);
  });
});
