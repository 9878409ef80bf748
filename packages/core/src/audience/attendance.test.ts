import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceFrom, newAttendance, writeDown, type Attendance } from './attendance.ts';

interface Deed {
  readonly do: 'until' | 'tally' | 'forget' | 'drop' | 'leave' | 'write';
  readonly id: number;
  readonly value: number;
}

const id = fc.integer({ min: 1, max: 60 });
const small = fc.integer({ min: 0, max: 5 });
const nothing = { id: 0, value: 0 };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('until', 'tally'), id, value: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('forget', 'drop'), id, value: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.constant({ ...nothing, do: 'write' }) },
  { weight: 1, arbitrary: fc.constant({ ...nothing, do: 'leave' }) },
);

function apply({ untils, tallies }: Attendance, { do: what, id: key, value }: Deed): void {
  if (what === 'until') untils.set(key, value);
  if (what === 'tally') tallies.set(key, [[value, 1]]);
  if (what === 'forget') untils.delete(key);
  if (what === 'drop') tallies.delete(key);
  if (what === 'leave') tallies.clear();
}

describe('writing down an attendance', () => {
  it('the whole and the parts since tell what it was when it was last written, whatever became of it', () => {
    const kinds = { whole: 0, part: 0 };
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 100, size: 'max' }), (deeds) => {
        const attendance = newAttendance(3);
        for (let each = 1; each <= 60; each++) attendance.tallies.set(each, [[each, 1]]);
        let texts: string[] = [];
        for (const each of deeds) {
          apply(attendance, each);
          if (each.do !== 'write') continue;
          const written = writeDown(attendance);
          if (written?.kind === 'whole') texts = [];
          if (written !== undefined) {
            kinds[written.kind]++;
            texts.push(written.text);
          }
          const read = attendanceFrom(3, undefined, 0, texts, []);
          const { untils, tallies, parts } = attendance;
          expect(read).toMatchObject({ untils, tallies, parts });
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(kinds.whole, kinds.part)).toBeGreaterThan(100);
  });

  it('one count among many is written alone, and what did not change not at all', () => {
    const attendance = newAttendance(1);
    for (let each = 1; each <= 20; each++) attendance.tallies.set(each, [[each, 1]]);
    expect(writeDown(attendance)?.kind).toBe('whole');
    attendance.tallies.set(7, [[8, 2]]);
    attendance.untils.set(4, 99);
    attendance.untils.delete(5);
    expect(writeDown(attendance)).toEqual({ kind: 'part', text: '[[[4,99]],[[7,[[8,2]]]]]' });
    expect(writeDown(attendance)).toBeUndefined();
    for (let each = 0; each < 30; each++) {
      attendance.untils.set(4, each);
      writeDown(attendance);
      expect(attendance.parts).toBeLessThanOrEqual(12);
    }
  });
});
