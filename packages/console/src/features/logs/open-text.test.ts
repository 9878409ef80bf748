import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOpen, writeOpen } from './open-text.ts';

it('what is open is read from the address as it was written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('messages' as const, 'requests' as const),
      fc.option(fc.integer({ min: 1 }), { nil: undefined }),
      (view, id) => {
        expect(readOpen(writeOpen({ view, id }))).toEqual({ view, id });
      },
    ),
  );
  expect(readOpen('nonsense')).toEqual({ view: 'messages', id: undefined });
});
