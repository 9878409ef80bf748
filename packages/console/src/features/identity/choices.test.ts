import { expect, it } from 'vitest';
import { choicesOf } from './choices.ts';

const ada = { id: 'ada', name: 'Ada', anonymous: false };
const ben = { id: 'ben', name: 'Ben', anonymous: false };
const identifier = { name: 'email', value: 'x@example.com' };
const insider = { id: 1, name: 'Insider' };

it('two who share an identifier are merged either way, or kept apart', () => {
  const choices = choicesOf({
    kind: 'shared_identifier',
    customers: [ada, ben],
    identifier,
    integration: null,
  });
  expect(choices.map(({ label, body }) => [label, body])).toEqual([
    ['Merge into Ada', { decision: 'merge', into: 'ada' }],
    ['Merge into Ben', { decision: 'merge', into: 'ben' }],
    ['Keep apart', { decision: 'keep_apart' }],
  ]);
  expect(choices[0]?.does).toContain('Ben is Ada from then on, with');
});

it('what a destination refused is sent again or left; there is nobody to merge with where only one is known', () => {
  const one = choicesOf({ kind: 'identity_refused', customers: [ada], identifier, integration: insider });
  expect(one.map(({ key }) => key)).toEqual(['send_again', 'keep_apart']);
  const two = choicesOf({
    kind: 'identity_refused',
    customers: [ada, ben],
    identifier,
    integration: insider,
  });
  expect(two.map(({ key }) => key)).toEqual(['send_again', 'merge ada', 'merge ben', 'keep_apart']);
});
