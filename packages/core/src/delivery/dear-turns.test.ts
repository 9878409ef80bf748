import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTurn, NO_TURNS, turnTaken, type DearTurns } from './dear-turns.ts';

const costs = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 200 });

test('who always waits has had as much as the others, but for one turn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), costs, (many, all) => {
      const waiting = Array.from({ length: many }, (_, one) => one);
      const had = waiting.map(() => 0);
      let turns: DearTurns = NO_TURNS;
      for (const cost of all) {
        const one = nextTurn(turns, waiting) ?? 0;
        had[one] = (had[one] ?? 0) + cost;
        turns = turnTaken(turns, one, cost);
        expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(Math.max(...all) + 1e-6);
      }
    }),
  );
});

test('who comes back has saved nothing up', () => {
  fc.assert(
    fc.property(costs, costs, (before, after) => {
      let turns: DearTurns = NO_TURNS;
      for (const cost of before) turns = turnTaken(turns, 1, cost);
      const had = [0, 0, 0];
      const most = Math.max(...before, ...after);
      for (const cost of after) {
        const one = nextTurn(turns, [1, 2]) ?? 0;
        had[one] = (had[one] ?? 0) + cost;
        turns = turnTaken(turns, one, cost);
        // One turn that 1 has had already, and one of the two of which one is always ahead.
        expect((had[2] ?? 0) - (had[1] ?? 0)).toBeLessThanOrEqual(2 * most + 1e-6);
      }
    }),
  );
});

test('nobody waits: nobody is next; of equals it is who came first', () => {
  expect(nextTurn(NO_TURNS, [])).toBeUndefined();
  expect(nextTurn(NO_TURNS, [7, 3])).toBe(7);
});
