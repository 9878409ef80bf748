import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterEvent, isTrusted, TRUSTED, type Trust } from './trust.ts';

test('of many events few run out of the full budget, whatever a template does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 700 })), { minLength: 1, maxLength: 30 }),
      (stretches) => {
        let trust: Trust = TRUSTED;
        let events = 0;
        let dear = 0;
        for (const [ranOut, times] of stretches) {
          for (let n = 0; n < times; n++) {
            if (isTrusted(trust) && ranOut) dear++;
            trust = afterEvent(trust, ranOut);
            events++;
            expect(dear).toBeLessThanOrEqual(8 + events / 200);
          }
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('after one event that ran out it works again, after as few as the first time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (times) => {
      let trust: Trust = TRUSTED;
      for (let n = 0; n < times;) {
        if (isTrusted(trust)) n++;
        trust = afterEvent(trust, isTrusted(trust));
      }
      for (let n = 0; n < 1_300; n++) trust = afterEvent(trust, false);
      expect(trust).toEqual(TRUSTED);
      trust = afterEvent(trust, true);
      let small = 0;
      for (; !isTrusted(trust); small++) trust = afterEvent(trust, true);
      expect(small).toBe(10);
    }),
  );
});
