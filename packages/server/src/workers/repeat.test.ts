import { expect, it } from 'vitest';
import { pause } from './pause.ts';
import { repeat } from './repeat.ts';

const logged: unknown[] = [];
const note = (...line: unknown[]): void => void logged.push(line);
const log = { info: note, warn: note, error: note };

it('does it at once and again, also after a failure, until it is stopped', async () => {
  const rounds: number[] = [];
  const fourth = Promise.withResolvers<undefined>();
  const repeated = repeat(
    'counting',
    1,
    async () => {
      rounds.push(rounds.length + 1);
      if (rounds.length === 2) throw new Error('miscounted');
      if (rounds.length === 4) fourth.resolve(undefined);
    },
    log,
  );
  expect(rounds).toEqual([1]);
  await fourth.promise;
  await repeated.stop();
  const before = rounds.length;
  await pause(10);
  expect(rounds).toHaveLength(before);
  expect(logged).toHaveLength(1);
});

it('does it at once when it is called, once more after the round that is under way', async () => {
  let rounds = 0;
  const ended: (() => void)[] = [];
  const repeated = repeat(
    'answering',
    60_000,
    () => {
      rounds++;
      return new Promise<void>((resolve) => ended.push(resolve));
    },
    log,
  );
  repeated.now();
  repeated.now();
  ended.shift()?.();
  await pause(5);
  expect(rounds).toBe(2);
  ended.shift()?.();
  await pause(5);
  expect(rounds).toBe(2);
  repeated.now();
  await pause(5);
  expect(rounds).toBe(3);
  ended.shift()?.();
  await repeated.stop();
});

it('is not called by what it failed at', async () => {
  let rounds = 0;
  const repeated: { now?: () => void; stop?: () => Promise<void> } = {};
  Object.assign(
    repeated,
    repeat(
      'failing',
      60_000,
      async () => {
        rounds++;
        repeated.now?.();
        throw new Error('full');
      },
      log,
    ),
  );
  await pause(5);
  repeated.now?.();
  await pause(5);
  expect(rounds).toBe(2);
  await repeated.stop?.();
});

it('ends a long pause when it is stopped, and the round that is under way first', async () => {
  let ended = false;
  const repeated = repeat(
    'waiting',
    60_000,
    async () => {
      await pause(20);
      ended = true;
    },
    log,
  );
  await repeated.stop();
  expect(ended).toBe(true);
});

it('a pause that nobody needs ends at once', async () => {
  const enough = AbortSignal.abort();
  await pause(60_000, enough);
});
