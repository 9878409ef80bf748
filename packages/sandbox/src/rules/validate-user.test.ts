import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { identityRules } from './identity-rules.ts';
import { validateUser, type CheckedUser } from './validate-user.ts';

const account = identityRules();

function check(
  raw: Json,
  rules = account,
): { entry: CheckedUser | undefined; errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {};
  const entry = validateUser(raw, rules, (path, text) => (errors[path] ??= []).push(text));
  return { entry, errors };
}

const attributes = { name: 'Ada' };

test('any JSON is judged without a throw, and is refused exactly when something was reported', () => {
  const near = fc.record(
    {
      insider_id: fc.jsonValue(),
      identifiers: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('email', 'em', 'uuid', 'x'), fc.jsonValue()),
      ),
      attributes: fc.jsonValue(),
      events: fc.array(fc.oneof(fc.jsonValue(), fc.record({ event_name: fc.jsonValue() }))),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), near), (raw) => {
      const { entry, errors } = check(raw as Json);
      expect(entry === undefined).toBe(Object.keys(errors).length > 0);
    }),
  );
});

test('short identifier names stand for the long ones', () => {
  const { entry } = check({ identifiers: { em: 'a@b.co', pn: '+6512345678' }, attributes });
  expect(entry?.target.identifiers).toEqual([
    { type: 'email', value: 'a@b.co' },
    { type: 'phone_number', value: '+6512345678' },
  ]);
});

test('append decides over not_append, and appending is the default', () => {
  const identifiers = { uuid: 'u' };
  const cases: [object, boolean][] = [
    [{}, true],
    [{ not_append: true }, false],
    [{ not_append: false }, true],
    [{ append: false }, false],
    [{ append: true, not_append: true }, true],
    [{ append: false, not_append: false }, false],
    [{ append: 'no', not_append: true }, false],
  ];
  for (const [flags, append] of cases) {
    expect(check({ identifiers, attributes, ...flags }).entry?.append).toBe(append);
  }
});

test('blocked and disabled identifiers leave a user without one', () => {
  const both = ['identifiers.required', 'insider_id.required'];
  expect(Object.keys(check({ identifiers: { uuid: 'null' }, attributes }).errors)).toEqual(both);
  const onlyUuid = identityRules({ identifiers: ['uuid'] });
  const { errors } = check({ identifiers: { email: 'a@b.co' }, attributes }, onlyUuid);
  expect(Object.keys(errors)).toEqual(both);
  const kept = check({ identifiers: { email: 'a@b.co', uuid: 'u' }, attributes }, onlyUuid);
  expect(kept.entry?.disabled).toEqual([{ type: 'email', value: 'a@b.co' }]);
});

test('there must be something to write', () => {
  const identifiers = { uuid: 'u' };
  expect(Object.keys(check({ identifiers }).errors)).toEqual(['attributes.required']);
  expect(Object.keys(check({ identifiers, attributes: {} }).errors)).toEqual(['attributes.required']);
  expect(Object.keys(check({ identifiers, attributes: { custom: {} } }).errors)).toEqual([
    'attributes.required',
  ]);
  expect(check({ identifiers, attributes: { custom: { a: 1 } } }).errors).toEqual({});
});

test.each(['Purchase', 'homepageView', '_a', 'a b', '', 'ä'])('event name %j is refused', (event_name) => {
  const { errors } = check({ identifiers: { uuid: 'u' }, events: [{ event_name }] });
  expect(errors).toEqual({
    'events.0.event_name.*.regexp(^[a-z0-9][a-zA-Z0-9._-]*$)': [`invalid event name: ${event_name}`],
  });
});

test('custom identifiers must be strings', () => {
  const { errors } = check({ identifiers: { custom: { card: 7 } }, attributes });
  expect(errors).toEqual({ 'identifiers.*.type(string)': ['card must be string: 7'] });
});
