import { describe, expect, it } from 'vitest';
import { moneyText, movedText, pointsText, quantityText } from './amounts.ts';
import { movesOf, NO_BALANCES } from './balances.ts';

describe('amounts', () => {
  it('are written so that a column of them can be compared', () => {
    expect([movedText(1_325), movedText(-50), movedText(0)]).toEqual(['+1,325', '−50', '0']);
    expect(pointsText(-1_000)).toBe('−1,000');
    expect([moneyText(1_299.9, 'EUR'), moneyText(10), moneyText(0.125)]).toEqual([
      '1,299.90 EUR',
      '10.00',
      '0.125',
    ]);
    expect([quantityText(2), quantityText(1.25)]).toEqual(['2', '1.25']);
  });
});

it('balances that moved are named, what may be spent first', () => {
  const after = { ...NO_BALANCES, score: 5, spendable: 5 };
  expect(movesOf(NO_BALANCES, after)).toEqual([
    { label: 'Spendable', before: 0, after: 5 },
    { label: 'Score', before: 0, after: 5 },
  ]);
  expect(movesOf(after, after)).toEqual([]);
});
