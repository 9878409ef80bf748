import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Destination } from '../delivery/destination.ts';
import { customer, destination, event } from '../insider/testing/shop.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { exampleWithout, traitOf, type Place } from './example-without.ts';
import { fieldsOf } from './fields-of.ts';
import { judgeReach, think, together, type Example, type Reach } from './judge-reach.ts';

const DROP = { otherParams: 'drop', emptyLines: 'order' };
const row = (from: string, to = 'goal'): JsonObject => ({ from, to, custom: true });
const mapped = (rows: readonly Json[], rest: JsonObject = DROP): Destination =>
  destination({ otherEvents: 'skip', events: [{ event: 'Signed', to: 'signed', rows, ...rest }] });

function judge(to: Destination, example: Example, path: string, place: Place = 'data'): Reach {
  const object = place === 'attributes' ? example.customer.attributes : example.event[place];
  const field = fieldsOf(object).get(path);
  if (field === undefined) throw new Error(`there is no ${path}`);
  const without = exampleWithout(example, place, field.steps);
  const written = place === 'context' ? `context.${path}` : path;
  const asAttribute = traitOf(example, place, field.steps) !== undefined;
  return judgeReach(think(to, example), think(to, without), written, asAttribute);
}

function signed(data: JsonObject, over: Partial<Example> = {}, context: JsonObject = {}): Example {
  return { event: event('Signed', data, { context }), customer: customer(), changed: [], ...over };
}

function identified(attributes: JsonObject): Example {
  return {
    event: event('identify', attributes),
    customer: customer(attributes),
    changed: Object.keys(attributes),
  };
}

const YES = { reaches: true };
const no = (reason: string): object => ({ reaches: false, reason });

const name = fc.stringMatching(/^k[a-z]{1,5}$/);
const path = fc.array(name, { minLength: 1, maxLength: 3 });
const scalar = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9 ]{1,10}$/).filter((text) => text.trim() !== ''),
  fc.integer(),
  fc.boolean(),
);
const put = (steps: readonly string[], value: Json): JsonObject =>
  steps.toReversed().reduce<Json>((inside, step) => ({ [step]: inside }), value) as JsonObject;

describe('reach', () => {
  test('a field with a row of its own and a value that is taken reaches, one that nobody maps does not', () => {
    fc.assert(
      fc.property(path, scalar, scalar, (steps, value, other) => {
        const example = signed({ ...put(steps, value), zz: other });
        const to = mapped([row(steps.join('.'))]);
        expect(judge(to, example, steps.join('.'))).toMatchObject(YES);
        expect(judge(to, example, 'zz')).toMatchObject(no('not_mapped'));
        const all = mapped([], { ...DROP, otherParams: 'custom' });
        expect(judge(all, example, 'zz')).toMatchObject(YES);
      }),
    );
  });

  test('a field of the lines reaches when it is removed from every entry', () => {
    const to = mapped([row('line.sku')], { ...DROP, lines: 'products' });
    const example = signed({
      products: [
        { sku: 'a', note: 'x' },
        { sku: 'b', note: 'y' },
      ],
    });
    expect(judge(to, example, 'products[].sku')).toMatchObject(YES);
    expect(judge(to, example, 'products')).toMatchObject(YES);
    expect(judge(to, example, 'products[].note')).toMatchObject(no('not_mapped'));
  });

  test('a value that is left out is told from a field that nobody maps', () => {
    const to = mapped([{ from: 'price', to: 'unit_price', custom: false }]);
    expect(judge(to, signed({ price: 'cheap', zz: 1 }), 'price')).toMatchObject({
      ...no('value_refused'),
      issue: { code: 'number_invalid', field: 'price' },
    });
    expect(judge(to, signed({ price: 'cheap', zz: 1 }), 'zz')).toMatchObject(no('not_mapped'));
    const shape = mapped([row('items')]);
    expect(judge(shape, signed({ items: [{ sku: 1 }] }), 'items[].sku')).toMatchObject({
      ...no('value_refused'),
      issue: { code: 'shape_unsupported' },
    });
  });

  test('an event that nobody maps is not sent, and neither is what it holds', () => {
    const to = mapped([]);
    const other = { ...signed({ a: 1 }), event: event('Other', { a: 1 }) };
    expect(judge(to, other, 'a')).toMatchObject(no('event_not_mapped'));
  });

  test('what waits for a name is held back', () => {
    const anonymous = signed({ a: 1 }, { customer: customer({}, { anonymous: true }) });
    expect(judge(mapped([row('a')]), anonymous, 'a')).toMatchObject(no('held_back'));
  });

  test('an event that is refused as a whole says why, of each of its fields', () => {
    const to = destination({ events: [{ event: 'Signed', to: 'purchase', rows: [row('a')], ...DROP }] });
    expect(judge(to, signed({ a: 1 }), 'a')).toMatchObject({
      ...no('value_refused'),
      issue: { code: 'purchase_incomplete' },
    });
  });

  test('the age of an event is no matter', () => {
    const old = signed({ a: 1 });
    const example = { ...old, event: { ...old.event, timestamp: 1_000_000 } };
    expect(judge(mapped([row('a')]), example, 'a')).toMatchObject(YES);
  });

  test('circumstances reach by their own rows', () => {
    const to = mapped([row('context.page.url')]);
    const example = signed({}, {}, { page: { url: 'https://a.test', title: 'A' } });
    expect(judge(to, example, 'page.url', 'context')).toMatchObject(YES);
    expect(judge(to, example, 'page.title', 'context')).toMatchObject(no('not_mapped'));
  });

  test('attributes, traits, and identifiers reach with the profile', () => {
    const to = destination({ otherTraits: 'drop', identifiers: { email: true, phone: true } });
    const who = identified({ email: 'a@example.com', phone: '+905321112233', first_name: 'Ada', shoe: 38 });
    for (const place of ['attributes', 'data'] as const) {
      expect(judge(to, who, 'email', place), `email in ${place}`).toMatchObject(YES);
      expect(judge(to, who, 'phone', place), `phone in ${place}`).toMatchObject(YES);
      expect(judge(to, who, 'first_name', place), `first_name in ${place}`).toMatchObject(YES);
      expect(judge(to, who, 'shoe', place), `shoe in ${place}`).toMatchObject(no('not_mapped'));
    }
    const bad = identified({ email: 'nonsense', first_name: 'Ada' });
    expect(judge(to, bad, 'email')).toMatchObject({
      ...no('value_refused'),
      issue: { code: 'email_invalid' },
    });
    const passing = {
      ...signed({}, { customer: customer({ email: 'a@example.com' }) }),
      event: event('Signed', {}, { context: { traits: { email: 'a@example.com' } } }),
    };
    expect(judge(to, passing, 'traits.email', 'context')).toMatchObject(YES);
  });

  test('an attribute that identifies the customer reaches', () => {
    const to = destination({ otherTraits: 'drop', customerId: { from: 'crm.id', to: 'uuid' } });
    expect(judge(to, identified({ crm: { id: 'c-77' }, first_name: 'A' }), 'crm.id')).toMatchObject(YES);
  });

  test('attributes by law: with a row of their own they reach, dropped they do not', () => {
    fc.assert(
      fc.property(path, scalar, (steps, value) => {
        const who = identified({ ...put(steps, value), first_name: 'Ada' });
        const profile = [{ from: steps.join('.'), to: 'goal', custom: true }];
        expect(judge(destination({ otherTraits: 'drop', profile }), who, steps.join('.'))).toMatchObject(YES);
        const dropped = destination({
          otherTraits: 'drop',
          profile: [{ from: 'first_name', to: 'name', custom: false }],
        });
        expect(judge(dropped, who, steps.join('.'))).toMatchObject(no('not_mapped'));
      }),
    );
  });
});

test('examples that differ reach partly, with the reason of the one that does not', () => {
  const yes: Reach = { reaches: true, reason: undefined, issue: undefined };
  const issue = { code: 'x', message: 'X.' };
  const refused: Reach = { reaches: false, reason: 'value_refused', issue };
  expect(together([yes, yes])).toEqual({ reaches: 'yes', reason: undefined, issue: undefined });
  expect(together([yes, refused])).toEqual({ reaches: 'partly', reason: 'value_refused', issue });
  expect(together([refused])).toEqual({ reaches: 'no', reason: 'value_refused', issue });
  expect(together([])).toMatchObject({ reaches: 'no', reason: 'not_mapped' });
});
