import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedPeople } from './compared-people.ts';

describe('two customers side by side', () => {
  it('what both say differently comes first, then what only one has', () => {
    const { rows, same } = comparedPeople(
      { email: 'ada@example.com', age: 40, city: 'Izmir', tags: [1, 2] },
      { email: 'ada@example.com', city: 'Bursa', tags: [1, 2], phone: '+90' },
    );
    expect(rows.map(({ name, had }) => `${name} ${had}`)).toEqual(['city both', 'age one', 'phone other']);
    expect(same).toEqual(['email', 'tags']);
  });

  it('every attribute is either the same or a row, once; and the other way round it is the mirror', () => {
    const attributes = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }));
    fc.assert(
      fc.property(attributes, attributes, (one, other) => {
        const { rows, same } = comparedPeople(one, other);
        const names = [...rows.map(({ name }) => name), ...same].toSorted();
        expect(names).toEqual([...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted());
        const mirror = comparedPeople(other, one);
        expect(mirror.same).toEqual(same);
        expect(mirror.rows.map((row) => [row.name, row.other, row.one])).toEqual(
          rows.map((row) => [row.name, row.one, row.other]),
        );
      }),
    );
  });
});
