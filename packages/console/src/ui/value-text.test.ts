import type { Json } from '@causeway/core/result/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfText, scalarOfText, textOfValue, valueOfText } from './value-text.ts';

const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom('25', '007', 'true', 'null', '[1]', '"a"', ' a ', '{', '-', '1e5', '12345678901234567890'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.boolean(),
);

describe('a value as text', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(scalar, (value) => {
        expect(scalarOfText(textOfValue(value))).toBe(value);
        expect(valueOfText(textOfValue(value))).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        const value = JSON.parse(JSON.stringify(list)) as Json;
        expect(valueOfText(textOfValue(value))).toEqual(value);
      }),
    );
  });

  it('is typed as people type it', () => {
    expect(
      ['25', '"25"', '007', 'gold', 'true', '["a"]', '{ no', '12345678901234567890'].map(valueOfText),
    ).toEqual([25, '25', '007', 'gold', true, ['a'], '{ no', '12345678901234567890']);
    expect(['25', '"25"', '007', 'gold', 'true', '["a"]', ''].map(kindOfText)).toEqual([
      'number',
      'text',
      undefined,
      undefined,
      'true or false',
      'list',
      undefined,
    ]);
  });
});
