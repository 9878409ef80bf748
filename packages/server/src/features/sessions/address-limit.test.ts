import type { TooMany } from '@causeway/contract/problem';
import { describe, expect, it } from 'vitest';
import { AddressLimit } from './address-limit.ts';

const MINUTE = 60_000;

function secondsOf(work: () => unknown): number | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as TooMany).seconds;
  }
}

describe('the limit of tries from one address', () => {
  it('lets thirty fail in five minutes, and says when the next one counts', () => {
    const limit = new AddressLimit();
    for (let turn = 0; turn < 30; turn++) limit.take('192.0.2.1', turn * 1_000);
    expect(secondsOf(() => limit.take('192.0.2.1', MINUTE))).toBe(240);
    expect(secondsOf(() => limit.take('::ffff:192.0.2.1', MINUTE))).toBe(240);
    expect(secondsOf(() => limit.take('192.0.2.2', MINUTE))).toBeUndefined();
    expect(secondsOf(() => limit.take('192.0.2.1', 5 * MINUTE))).toBeUndefined();
    expect(secondsOf(() => limit.take('192.0.2.1', 5 * MINUTE))).toBe(1);
  });

  it('does not count what turned out right', () => {
    const limit = new AddressLimit();
    for (let turn = 0; turn < 100; turn++) limit.take('2001:db8::1', 0).forgive();
    for (let turn = 0; turn < 30; turn++) limit.take(`2001:db8::${turn}`, 0);
    expect(secondsOf(() => limit.take('2001:db8::ffff', 0))).toBe(300);
  });

  it('remembers a bounded number of networks', () => {
    const limit = new AddressLimit();
    for (let turn = 0; turn < 30; turn++) limit.take('first', 0);
    for (let turn = 0; turn < 10_000; turn++) limit.take(`n${turn}`, 0);
    expect(secondsOf(() => limit.take('first', 0))).toBeUndefined();
  });
});
