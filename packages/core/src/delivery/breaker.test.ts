import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admits,
  CLOSED,
  endsAt,
  failed,
  probing,
  quiet,
  resumesAt,
  setBack,
  succeeded,
  type Breaker,
} from './breaker.ts';
import type { Patience } from './destination.ts';

const fail = (breaker: Breaker, now: number, asked?: number): Breaker => failed(breaker, now, 0, asked);

describe('the breaker', () => {
  test('admits as before when the clock, and it, are set back', () => {
    const NOW = 1_800_000_000_000;
    const happening = fc.tuple(
      fc.constantFrom('failed', 'asked', 'probing', 'succeeded'),
      fc.integer({ min: 0, max: 100_000 }),
    );
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 12 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (happened, later, ms) => {
          let now = NOW;
          let breaker = CLOSED;
          for (const [what, after] of happened) {
            now += after;
            if (what === 'failed') breaker = fail(breaker, now);
            else if (what === 'asked') breaker = fail(breaker, now, after);
            else breaker = what === 'probing' ? probing(breaker) : succeeded(breaker);
          }
          const back = setBack(breaker, ms);
          expect(admits(back, now + later - ms)).toBe(admits(breaker, now + later));
          expect(succeeded(back) === back).toBe(succeeded(breaker) === breaker);
        },
      ),
    );
  });

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

const MINUTE = 60_000;
const PATIENCE: Patience = { failures: 10, firstMs: MINUTE, failAfterMs: 120 * MINUTE };

describe('patience', () => {
  const bear = (breaker: Breaker, now: number, asked?: number): Breaker =>
    failed(breaker, now, 0.7, asked, PATIENCE);
  const open = (now: number): Breaker =>
    Array.from({ length: 10 }).reduce<Breaker>((breaker) => bear(breaker, now), CLOSED);

  test('has its own number of failures and its own sleep, which doubles without a bound of its own', () => {
    const nine = Array.from({ length: 9 }).reduce<Breaker>((breaker) => bear(breaker, 5), CLOSED);
    expect([admits(nine, 5), endsAt(nine, PATIENCE)]).toEqual(['yes', undefined]);
    let breaker = bear(nine, 5);
    for (const minutes of [1, 2, 4, 8, 16, 32]) {
      const at = breaker.until - minutes * MINUTE;
      expect([admits(breaker, at), resumesAt(breaker)]).toEqual(['no', at + minutes * MINUTE]);
      breaker = bear(probing(breaker), breaker.until);
    }
    // The last probe is when patience ends, counted from the first failure.
    expect([breaker.until, endsAt(breaker, PATIENCE)]).toEqual([5 + 120 * MINUTE, 5 + 120 * MINUTE]);
    // Should nobody stop it then, it does not try again and again.
    const after = bear(probing(breaker), breaker.until);
    expect(after.until).toBeGreaterThanOrEqual(breaker.until + 64 * MINUTE);
  });

  test('takes a pause that was asked for as none of its failures', () => {
    const resting = bear(CLOSED, 0, 5_000);
    expect([admits(resting, 4_999), admits(resting, 5_000), resting.failures]).toEqual(['no', 'yes', 0]);
    expect(bear(resting, 1_000, 1_000).restsUntil).toBe(5_000);
    const rested = bear(probing(open(0)), MINUTE, 5 * MINUTE);
    expect([admits(rested, 6 * MINUTE - 1), admits(rested, 6 * MINUTE)]).toEqual(['no', 'probe']);
    expect(endsAt(rested, PATIENCE)).toBe(120 * MINUTE);
    // Who was heard meanwhile does not take it back.
    expect(admits(succeeded(rested), 6 * MINUTE - 1)).toBe('no');
  });

  test('ends as much later as there was quiet', () => {
    expect(quiet(CLOSED, MINUTE)).toEqual(CLOSED);
    expect(endsAt(quiet(quiet(open(0), MINUTE), MINUTE), PATIENCE)).toBe(122 * MINUTE);
    expect(succeeded(quiet(open(0), MINUTE))).toEqual(CLOSED);
  });
});
