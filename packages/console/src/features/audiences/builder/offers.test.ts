import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../ui/rule/vocabulary.ts';
import { customerOffers, eventOffers, found } from './offers.ts';

const words = vocabularyOf({
  attributes: [
    { name: 'city', label: 'City', type: 'string', choices: [], built_in: false },
    { name: 'agreed', label: 'Agreed', type: 'boolean', choices: [], built_in: false },
  ],
  types: [
    {
      name: 'Order Completed',
      label: 'Order completed',
      kind: 'commerce',
      group: '',
      fields: [
        {
          name: 'total',
          type: 'numeric',
          required: false,
          label: 'Sum',
          description: null,
          choices: [],
          format: null,
        },
      ],
    },
    ...Array.from({ length: 50 }, (_one, index) => ({
      name: `event_${index}`,
      label: `Event ${index}`,
      kind: 'custom' as const,
      group: '',
      fields: [],
    })),
  ],
  seen: { types: [], attributes: [] },
  audiences: [
    { id: '1', slug: 'vip', name: 'Very important' },
    { id: '2', slug: 'me', name: 'This one' },
  ],
});
const offers = customerOffers(words, 'me');

function labels(search: string): readonly string[] {
  return found(offers, search, words).flatMap((group) => group.offers.map(({ label }) => label));
}

describe('what a condition can be about', () => {
  it('is a few of every kind at first, and all by typing', () => {
    const groups = found(offers, '', words);
    const own = groups.find(({ group }) => group === 'Your own events');
    expect([own?.offers.length, own?.more]).toEqual([6, 44]);
    expect(labels('event 4')).toHaveLength(16);
  });

  it('is found by any of its words, and is never the audience itself', () => {
    expect(labels('completed order')).toContain('Order Completed');
    expect(labels('vip')).toContain('Very important');
    expect(labels('')).not.toContain('This one');
  });

  it('is also a name that nobody knows yet', () => {
    expect(labels('shoe.size')).toEqual(['The field shoe.size', 'The event shoe.size']);
    expect(labels('my field')).toContain('The field `my field`');
    expect(labels('city')).toEqual(['City', 'The event city']);
    const fields = eventOffers(words, 'Order Completed');
    expect(
      found(fields, 'sku', words, 'Order Completed')
        .flatMap((group) => group.offers)
        .map(({ id }) => id),
    ).toEqual(['sku']);
  });

  it('becomes a condition that can be saved', () => {
    const leaf = (label: string) => offers.find((offer) => offer.label === label)?.leaf();
    expect(leaf('City')).toMatchObject({ kind: 'condition', asked: { kind: 'exists' } });
    expect(leaf('Agreed')).toMatchObject({ asked: { operator: '=', value: true } });
    expect(leaf('Order Completed')).toMatchObject({
      asked: { operator: '>=', value: 1 },
      subject: { figure: 'count' },
    });
    expect(leaf('Very important')).toEqual({ kind: 'audience', slug: 'vip' });
    expect(leaf('Everybody')).toEqual({ kind: 'all' });
  });
});
