import { describe, expect, it } from 'vitest';
import { eventFieldOf, fieldOf, vocabularyOf } from './vocabulary.ts';

const seen = (
  path: string,
  types: readonly ('string' | 'number' | 'boolean' | 'object' | 'list' | 'null')[],
  example: string,
) => ({
  path,
  types: [...types],
  count: 1,
  example,
  last_at: '2026-01-31T12:00:00Z',
});

const PLAIN = { required: false, label: null, description: null, choices: [], format: null } as const;

const words = vocabularyOf({
  attributes: [{ name: 'city', label: 'City', type: 'string', choices: [], built_in: false }],
  types: [
    {
      name: 'Order Completed',
      label: 'Order completed',
      kind: 'commerce',
      group: 'ordering',
      fields: [
        { ...PLAIN, name: 'total', type: 'numeric' },
        { ...PLAIN, name: 'products', type: 'objects' },
        { ...PLAIN, name: 'size', type: 'select', label: 'Size', choices: ['s', 'm'] },
      ],
    },
    { name: 'audience_entered', label: 'Joined', kind: 'system', group: 'audiences', fields: [] },
    { name: 'Quiz Taken', label: 'Quiz', kind: 'custom', group: '', fields: [] },
  ],
  seen: {
    types: [
      {
        type: 'Order Completed',
        count: 7,
        opened: 7,
        last_at: '2026-01-31T12:00:00Z',
        fields: [
          seen('total', ['number'], '9.5'),
          seen('products', ['list'], '[{"a":1}]'),
          seen('products[].name', ['string'], '"x"'),
        ],
        context: [seen('page.url', ['string'], '"https://a.example"')],
      },
    ],
    attributes: [
      seen('city', ['string'], '"Berlin"'),
      seen('address', ['object'], '{}'),
      seen('address.zip', ['string', 'null'], '"10115"'),
      seen('mixed', ['string', 'number'], '1'),
      seen('lastOrderAt', ['string'], '"2026-01-31T12:00:00Z"'),
      seen('born', ['string'], '"1990-01-31"'),
      seen('sizes', ['list'], '["S"]'),
    ],
  },
  audiences: [{ id: '1', slug: 'vip', name: 'Very important' }],
});

describe('what rules can be about', () => {
  it('is what is defined, with an example of what came in', () => {
    expect(fieldOf(words, ['city'])).toMatchObject({
      label: 'City',
      type: 'string',
      example: '"Berlin"',
      group: 'Your attributes',
    });
    expect(fieldOf(words, ['id'])).toMatchObject({ label: 'Customer id' });
  });

  it('and what came in without being defined, with the type that it looks like', () => {
    const types = ['lastOrderAt', 'born', 'sizes', 'mixed'].map((name) => fieldOf(words, [name])?.type);
    expect(types).toEqual(['datetime', 'date', 'list', undefined]);
    expect(fieldOf(words, ['address', 'zip'])).toMatchObject({ label: 'address.zip', type: 'string' });
    expect(fieldOf(words, ['address'])).toBeUndefined();
  });

  it('knows the fields of events, and of what stands around them', () => {
    const order = words.events.get('Order Completed');
    expect(order).toMatchObject({ count: 7, group: 'Events that came in lately' });
    expect(order?.fields.map(({ path }) => path.join('.'))).toEqual([
      'total',
      'size',
      'products.name',
      'context.page.url',
    ]);
    expect(eventFieldOf(words, 'Order Completed', ['total'])).toMatchObject({
      type: 'numeric',
      label: 'total',
      example: '9.5',
    });
    expect(eventFieldOf(words, 'Order Completed', ['size'])).toMatchObject({
      label: 'Size',
      choices: ['s', 'm'],
    });
  });

  it('leaves out the events that follow from rules', () => {
    expect([...words.events.keys()]).toEqual(['Order Completed', 'Quiz Taken']);
  });
});
