import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admits, CLOSED, failed, probing, succeeded, type Breaker } from './breaker.ts';

const fail = (breaker: Breaker, now: number, asked?: number): Breaker => failed(breaker, now, 0, asked);

describe('the breaker', () => {
  test('stays closed over a few failures, opens at the third, and forgets them with a success', () => {
    let breaker = fail(fail(CLOSED, 0), 0);
    expect(admits(breaker, 0)).toBe('yes');
    expect(succeeded(breaker)).toEqual(CLOSED);
    breaker = fail(breaker, 0);
    expect(admits(breaker, 0)).toBe('no');
    expect(admits(breaker, 1_000)).toBe('probe');
  });

  test('opens at once, and for as long, when the destination asks for a pause', () => {
    const breaker = fail(CLOSED, 0, 90_000);
    expect([admits(breaker, 89_999), admits(breaker, 90_000)]).toEqual(['no', 'probe']);
  });

  test('lets one probe through; its failure opens it for longer, its success closes it', () => {
    const open = fail(fail(fail(CLOSED, 0), 0), 0);
    const probe = probing(open);
    expect(admits(probe, 5_000)).toBe('no');
    const longer = fail(probe, 5_000);
    expect([admits(longer, 6_999), admits(longer, 7_000)]).toEqual(['no', 'probe']);
    expect(admits(succeeded(probe), 0)).toBe('yes');
  });

  test('what was under way when it opened does not open it further', () => {
    const open = fail(fail(fail(CLOSED, 0), 0), 0);
    expect(fail(open, 10)).toBe(open);
  });

  test('law: whatever happens, it lets something through again within a minute of the last failure', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('fail', 'ok', 'probe')), (steps) => {
        let breaker = CLOSED;
        let now = 0;
        for (const step of steps) {
          now += 100;
          if (step === 'fail') breaker = failed(breaker, now, 0.3, undefined);
          else if (step === 'ok') breaker = succeeded(breaker);
          else if (admits(breaker, now) === 'probe') breaker = probing(breaker);
        }
        if (!breaker.probing) expect(admits(breaker, now + 60_000)).not.toBe('no');
      }),
    );
  });
});
