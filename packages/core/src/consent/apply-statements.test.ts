import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStatements, changesBetween } from './apply-statements.ts';
import { SUBJECTS, type Consents } from './consent.ts';
import type { Statement } from './statement.ts';

const statement = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  granted: fc.boolean(),
  evidence: fc.constant('x'),
});
const spoken = fc.record({ at: fc.integer({ min: 0, max: 6 }), said: fc.array(statement, { maxLength: 4 }) });

function after(list: readonly { at: number; said: readonly Statement[] }[]): Consents | undefined {
  return list.reduce<Consents | undefined>(
    (known, { at, said }) => applyStatements(known, said, at).consents,
    undefined,
  );
}

describe('what is known after somebody has spoken', () => {
  test('does not depend on the order in which it is heard', () => {
    fc.assert(
      fc.property(
        fc
          .array(spoken, { maxLength: 8 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([list, shuffled]) => {
          expect(after(shuffled)).toEqual(after(list));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('the changes lead from one state to the next, and none of them is said of what was so before', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 8 }), (list) => {
        let known: Consents | undefined;
        for (const { at, said } of list) {
          const { consents, changes } = applyStatements(known, said, at);
          const words = (changed: readonly Statement[]) =>
            Object.fromEntries(changed.map((one) => [one.subject, one.granted]));
          expect(words(changes)).toEqual(words(changesBetween(known, consents, [])));
          known = consents;
        }
      }),
    );
  });

  test('said again at the same time it is the same object; said again later, only the time is another', () => {
    const said = [{ subject: 'marketing', granted: true, evidence: 'x' }] as const;
    const { consents } = applyStatements(undefined, said, 5);
    expect(applyStatements(consents, said, 5)).toEqual({ consents, changes: [] });
    expect(applyStatements(consents, said, 5).consents).toBe(consents);
    expect(applyStatements(consents, said, 9)).toEqual({
      consents: { marketing: { granted: true, at: 9 } },
      changes: [],
    });
  });

  test('a word from between two others that arrives after both changes nothing', () => {
    const yes = [{ subject: 'marketing', granted: true, evidence: 'x' }] as const;
    const no = [{ subject: 'marketing', granted: false, evidence: 'x' }] as const;
    const twice = applyStatements(applyStatements(undefined, no, 1).consents, no, 3).consents;
    expect(applyStatements(twice, yes, 2).consents).toBe(twice);
  });
});
