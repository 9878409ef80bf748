import { SUBJECTS, type Subject } from '@causeway/core/consent/consent';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, type Allowance } from './consent-effect.ts';

const insider: Allowance = {
  integration: { id: 1, name: 'Insider' },
  required: ['marketing'],
  allowed: true,
  missing: [],
};
const warehouse: Allowance = {
  integration: { id: 2, name: 'Warehouse' },
  required: ['analytics', 'marketing'],
  allowed: false,
  missing: ['analytics'],
};

describe('what writing down a consent does', () => {
  it('a refusal stops whoever needs it', () => {
    const { stop, begin, still } = effectOf([insider, warehouse], { marketing: false });
    expect(stop).toEqual([insider.integration]);
    expect(begin).toEqual([]);
    expect(still).toEqual([{ integration: warehouse.integration, missing: ['analytics', 'marketing'] }]);
  });

  it('the last one that was missing begins it', () => {
    expect(effectOf([insider, warehouse], { analytics: true }).begin).toEqual([warehouse.integration]);
  });

  it('channels keep nobody back, and nothing is asked for what is essential', () => {
    const essential = { ...insider, required: ['essential' as const] };
    const { stop, begin, still } = effectOf([insider, essential], {
      email: false,
      sms: false,
      essential: false,
    });
    expect([stop, begin, still]).toEqual([[], [], []]);
  });

  it('nothing written, nothing changed; and nobody both begins and stops', () => {
    const subjects = fc.subarray([...SUBJECTS] as Subject[]);
    fc.assert(
      fc.property(
        subjects,
        subjects,
        fc.dictionary(fc.constantFrom(...SUBJECTS), fc.boolean()),
        (required, lacks, changes) => {
          const missing = lacks.filter((subject) => required.includes(subject) && subject !== 'essential');
          const one: Allowance = { ...insider, required, missing, allowed: missing.length === 0 };
          const none = effectOf([one], {});
          expect([none.begin, none.stop]).toEqual([[], []]);
          const { begin, stop, still } = effectOf([one], changes);
          expect(begin.length + stop.length + still.length).toBeLessThanOrEqual(1);
          // Saying yes to all of it always lets it through.
          const yes = Object.fromEntries(SUBJECTS.map((subject) => [subject, true]));
          expect(effectOf([one], yes).stop).toEqual([]);
          expect(effectOf([one], yes).begin).toHaveLength(missing.length === 0 ? 0 : 1);
        },
      ),
    );
  });
});
