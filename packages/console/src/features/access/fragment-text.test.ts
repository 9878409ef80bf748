import { expect, it } from 'vitest';
import { fromFragment } from './fragment-text.ts';

it('reads a secret from the fragment of an address', () => {
  expect(fromFragment('#code=ABCD-EFGH', 'code')).toBe('ABCD-EFGH');
  expect(fromFragment('#token=a%2Bb', 'token')).toBe('a+b');
  expect(fromFragment('#token=', 'token')).toBeUndefined();
  expect(fromFragment('#code=x', 'token')).toBeUndefined();
  expect(fromFragment('', 'code')).toBeUndefined();
});
