import { expect, it } from 'vitest';
import { readable } from './readable-body.ts';

it('indents JSON and leaves everything else alone', () => {
  expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readable('{"a":')).toBe('{"a":');
  expect(readable('')).toBe('');
});
