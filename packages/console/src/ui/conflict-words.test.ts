import { expect, it } from 'vitest';
import { conflictTitle, whoAmong } from './conflict-words.ts';

const ada = { id: 'ada', name: 'Ada', anonymous: false };
const ben = { id: 'ben', name: null, anonymous: false };
const identifier = { name: 'email', value: 'x@example.com' };

it('says who has what', () => {
  const shared = { kind: 'shared_identifier' as const, identifier, customers: [ada, ben], integration: null };
  expect(conflictTitle(shared)).toBe('Ada and ben have the same email: x@example.com');
  expect(conflictTitle(shared, 'ada')).toBe('ben has the same email: x@example.com');
  expect(
    conflictTitle({
      kind: 'identity_refused',
      identifier,
      customers: [ada],
      integration: { id: 1, name: 'Insider' },
    }),
  ).toBe('Insider does not let email x@example.com go over to Ada');
});

it('two of one name are told apart by their ids', () => {
  const other = { id: 'ada-2', name: 'Ada' };
  expect([ada, other].map((one) => whoAmong(one, [ada, other]))).toEqual(['Ada (ada)', 'Ada (ada-2)']);
  expect(whoAmong(ada, [ada, ben])).toBe('Ada');
});
