import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlank, isEmpty } from './json.ts';

test('blank is what trimming leaves nothing of', () => {
  const sign = fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\u007f',
    '\u0000',
    'a',
    '0',
    'ş',
    '💃',
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 1 })) }), (text) => {
      expect(isBlank(text)).toBe(text.trim() === '');
      expect(isEmpty(text)).toBe(text.trim() === '');
    }),
  );
});
