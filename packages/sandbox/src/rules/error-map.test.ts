import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ErrorMap } from './error-map.ts';

const entry = fc.record({
  user: fc.nat(999),
  path: fc.constantFrom('identifiers.required', 'a', 'events.0.b'),
});

test('keys ascend by bytes, and a failing user is counted once', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
      const errors = new ErrorMap();
      for (const { user, path } of entries) errors.add(user, path, 'no');
      const { fail, successful } = errors.result(1_000);
      const keys = Object.keys(fail.errors ?? {});
      expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      expect(fail.count).toBe(new Set(entries.map(({ user }) => user)).size);
      expect(successful).toEqual(fail.count === 1_000 ? {} : { count: 1_000 - (fail.count ?? 0) });
    }),
  );
});

test('a half that counts nobody is empty', () => {
  const errors = new ErrorMap();
  expect(errors.result(2)).toEqual({ successful: { count: 2 }, fail: {} });
  errors.add(0, 'a', 'x');
  errors.add(0, 'a', 'y');
  expect(errors.result(1)).toEqual({
    successful: {},
    fail: { count: 1, errors: { 'users.0.a': ['x', 'y'] } },
  });
});
