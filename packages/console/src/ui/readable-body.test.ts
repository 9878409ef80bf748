import { expect, it } from 'vitest';
import { readableBody } from './readable-body.ts';

it('indents JSON and leaves everything else alone', () => {
  expect(readableBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readableBody('{"a":')).toBe('{"a":');
  expect(readableBody('')).toBe('');
});
