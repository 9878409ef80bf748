import { expect, test } from 'vitest';
import { RequestGate } from './request-gate.ts';

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

/** A gate in whose time one waits after the other; quiet until the tenth minute, and in the twentieth. */
function bench(patience?: { failures: number; firstMs: number; failAfterMs: number }): {
  gate: RequestGate;
  time: { now: number };
  longest: () => number;
} {
  const time = { now: 0 };
  let longest = 0;
  const gate = new RequestGate(
    {
      pools: [{ operations: ['send'], perMinute: 6 }],
      opensAt: (now) => {
        if (now < 10 * MINUTE) return 10 * MINUTE;
        return now >= 20 * MINUTE && now < 21 * MINUTE ? 21 * MINUTE : now;
      },
      ...(patience === undefined ? {} : { patience }),
    },
    () => time.now,
    () => 0,
    async (ms) => {
      longest = Math.max(longest, ms);
      const at = time.now + ms;
      await new Promise((resolve) => setImmediate(resolve));
      time.now = Math.max(time.now, at);
    },
  );
  return { gate, time, longest: () => longest };
}

test('who comes in quiet time waits for its end, and keeps to the pool then', async () => {
  const { gate, time, longest } = bench();
  const passed: number[] = [];
  const pass = async (): Promise<void> => {
    await gate.pass('send', NEVER);
    passed.push(time.now);
  };
  await Promise.all([pass(), pass(), pass()]);
  expect(passed).toEqual([0, 10_000, 20_000].map((ms) => 10 * MINUTE + ms));
  // Clocks are set.
  expect(longest()).toBe(MINUTE);
});

test('who waits for a place in the pool waits on when quiet time begins', async () => {
  const { gate, time } = bench();
  time.now = 20 * MINUTE - 5_000;
  await gate.pass('send', NEVER);
  await gate.pass('send', NEVER);
  expect(time.now).toBe(21 * MINUTE);
});

test('says when patience ends, without the time in which it was quiet', () => {
  const { gate, time } = bench({ failures: 1, firstMs: 1_000, failAfterMs: 5 * MINUTE });
  time.now = 19 * MINUTE;
  expect(gate.failed(undefined)).toBe(true);
  expect([gate.endsAt, gate.isExhausted]).toEqual([24 * MINUTE, false]);
  for (const now of [20 * MINUTE, 20.5 * MINUTE, 21 * MINUTE]) {
    time.now = now;
    gate.quietMs();
  }
  expect(gate.endsAt).toBe(25 * MINUTE);
  time.now = 25 * MINUTE;
  expect(gate.isExhausted).toBe(true);
  gate.succeeded();
  expect([gate.endsAt, gate.isExhausted]).toEqual([undefined, false]);
});

test('quiet time that comes while it is shut is noticed', async () => {
  const { gate, time } = bench({ failures: 1, firstMs: 30 * MINUTE, failAfterMs: 60 * MINUTE });
  time.now = 15 * MINUTE;
  gate.failed(undefined);
  await gate.pass('send', NEVER);
  expect([time.now, gate.endsAt]).toEqual([45 * MINUTE, 76 * MINUTE]);
});

test('a pause that was asked for shuts it, and counts only without patience', () => {
  const { gate, time } = bench({ failures: 1, firstMs: 1_000, failAfterMs: 5 * MINUTE });
  time.now = 15 * MINUTE;
  expect(gate.failed(30_000)).toBe(false);
  expect([gate.isShut, gate.opensInMs, gate.breaker.failures]).toEqual([true, 30_000, 0]);
  const other = bench().gate;
  expect(other.failed(30_000)).toBe(true);
  expect([other.isShut, other.breaker.openings]).toEqual([true, 1]);
});
