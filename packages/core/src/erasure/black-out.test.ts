import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blackOut, ERASED } from './black-out.ts';
import { recordRanges } from './record-ranges.ts';

const NOBODY = (): boolean => false;
const NONE: ReadonlySet<number> = new Set();

const spaced = (value: unknown, indent: number): string => JSON.stringify(value, undefined, indent);
const record = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const records = fc.array(record, { minLength: 2, maxLength: 6 });
/** What is around the list: no list of its own at the top, which could be taken for it. */
const envelope = fc.dictionary(
  fc.string().filter((name) => name !== 'users'),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 }),
  ),
  { maxKeys: 3 },
);

describe('blacking out a record', () => {
  it('leaves everything else to the letter, and valid JSON', () => {
    fc.assert(
      fc.property(records, envelope, fc.nat(), fc.constantFrom(0, 2), (list, around, chosen, indent) => {
        const slot = chosen % list.length;
        const body = spaced({ ...around, users: list }, indent);
        const made = blackOut(body, {
          records: list.length,
          slots: new Set([slot]),
          alone: false,
          mentions: NOBODY,
        });
        const expected = list.map((one, index) => (index === slot ? { erased: true } : one));
        expect(JSON.parse(made ?? body)).toEqual(JSON.parse(JSON.stringify({ ...around, users: expected })));
        const ranges = recordRanges(body, list.length) ?? [];
        for (const [index, { start, end }] of ranges.entries())
          if (index !== slot) expect(made ?? body).toContain(body.slice(start, end));
      }),
    );
  });

  it('keeps numbers as they were written, which reading and writing them would not', () => {
    const body = '{"users":[{"id":1.0,"n":12345678901234567890},{"id":"ada"}]}';
    expect(blackOut(body, { records: 2, slots: new Set([1]), alone: false, mentions: NOBODY })).toBe(
      `{"users":[{"id":1.0,"n":12345678901234567890},${ERASED}]}`,
    );
  });

  it('takes out every record that mentions them, and all where something around does', () => {
    const mentions = (text: string): boolean => text.includes('ada@');
    const body = '{"users":[{"e":"ada@x.co"},{"e":"bob@x.co"},{"e":"ada@x.co"}]}';
    expect(blackOut(body, { records: 3, slots: NONE, alone: false, mentions })).toBe(
      `{"users":[${ERASED},{"e":"bob@x.co"},${ERASED}]}`,
    );
    const around = '{"from":"ada@x.co","users":[{"e":"bob@x.co"},{"e":"cid@x.co"}]}';
    expect(blackOut(around, { records: 2, slots: NONE, alone: false, mentions })).toBe(ERASED);
  });

  it('takes all of it when nobody else is in it, or when it cannot be told who is', () => {
    for (const body of ['{"id":"ada"}', 'id=ada&x=1', '[{"a":1},{"a":2}', '{"a":[1,2],"b":[3,4]}'])
      expect(blackOut(body, { records: 2, slots: new Set([0]), alone: false, mentions: NOBODY })).toBe(
        ERASED,
      );
    expect(
      blackOut('{"users":[{"a":1},{"a":2}]}', { records: 2, slots: NONE, alone: true, mentions: NOBODY }),
    ).toBe(ERASED);
  });

  it('leaves alone what is not about them, and what was blacked out before', () => {
    const about = { records: 2, slots: NONE, alone: false, mentions: NOBODY };
    expect(blackOut('{"users":[{"a":1},{"a":2}]}', about)).toBeUndefined();
    expect(blackOut('no json at all', about)).toBeUndefined();
    const body = `{"users":[${ERASED},{"a":2}]}`;
    expect(blackOut(body, { ...about, slots: new Set([0]) })).toBeUndefined();
    expect(blackOut(ERASED, { ...about, alone: true })).toBeUndefined();
  });
});

describe('finding records in a text', () => {
  it('never takes broken JSON for a list', () => {
    fc.assert(
      fc.property(records, fc.nat(), (list, cut) => {
        const body = JSON.stringify({ users: list });
        const part = body.slice(0, 1 + (cut % (body.length - 1)));
        expect(recordRanges(part, list.length)).toBeUndefined();
      }),
    );
  });
});
