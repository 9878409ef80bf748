import type { LivePart } from '@causeway/contract/live';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOTHING_SEEN, seenWith } from './first-event.ts';

const source = { id: 1, name: 'Web shop' };
const at = (second: number): string => new Date(1_700_000_000_000 + second * 1_000).toISOString();
const event = (second: number): LivePart => ({
  kind: 'event',
  id: second,
  type: 'Hello',
  customer: { id: 'c', name: null, email: null, phone: null } as never,
  source,
  message_id: `m-${second}`,
  timestamp: at(second),
  received_at: at(second),
  data: {},
  context: {},
  fates: [],
});
const refused = (second: number): LivePart => ({
  kind: 'refused',
  id: second,
  source,
  path: '/v1/track',
  status_code: 400,
  received_at: at(second),
  issues: [],
});

it('an event puts an end to waiting, and to what was refused before it', () => {
  const seen = [refused(1), event(2)].reduce(seenWith, NOTHING_SEEN);
  expect(seen).toEqual({ event: event(2), refused: undefined });
  expect(seenWith(seen, refused(3))).toEqual({ event: event(2), refused: refused(3) });
  expect(seenWith(seen, { kind: 'alive' })).toBe(seen);
});

it('the order in which parts come says nothing', () => {
  const parts = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }).chain((seconds) =>
    fc.tuple(
      fc.constant(seconds),
      fc.array(fc.boolean(), { minLength: seconds.length, maxLength: seconds.length }),
      fc.shuffledSubarray(
        seconds.map((_one, index) => index),
        { minLength: seconds.length },
      ),
    ),
  );
  fc.assert(
    fc.property(parts, ([seconds, good, order]) => {
      const all = seconds.map((second, index) => (good[index] ? event(second) : refused(second)));
      const one = all.reduce(seenWith, NOTHING_SEEN);
      const other = order.flatMap((index) => all[index] ?? []).reduce(seenWith, NOTHING_SEEN);
      expect(other).toEqual(one);
    }),
  );
});
