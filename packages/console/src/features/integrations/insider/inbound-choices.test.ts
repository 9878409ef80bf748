import { describe, expect, it } from 'vitest';
import { blankProfileRow } from './form-values.ts';
import {
  fieldsOf,
  likelyAttribute,
  named,
  settableAttributes,
  submittableEvents,
  unfilled,
} from './inbound-choices.ts';
import type { OurFields } from './our-fields.ts';

const attribute = (name: string, read_only = false): OurFields['attributes'][number] => ({
  name,
  label: name,
  type: 'string',
  tags: [],
  choices: [],
  format: null,
  description: null,
  default: null,
  built_in: false,
  read_only,
});
const type = (
  name: string,
  submittable: boolean,
  fields: OurFields['types'][number]['fields'] = [],
): OurFields['types'][number] => ({
  name,
  label: name,
  kind: 'built_in',
  group: '',
  submittable,
  fields,
  once: false,
  points: null,
  description: null,
});
const PLAIN = { label: null, description: null, choices: [], format: null } as const;
const seen = (path: string): OurFields['seen']['attributes'][number] =>
  ({ path, types: ['string'], example: '', count: 1 }) as never;

const ours: OurFields = {
  attributes: [attribute('phone'), attribute('first_name'), attribute('score', true)],
  types: [
    type('point_add', true, [
      { ...PLAIN, name: 'points', type: 'numeric', required: true },
      { ...PLAIN, name: 'reason', type: 'string', required: false },
    ]),
    type('profile', true),
    type('tier_change', false),
  ],
  seen: { types: [], attributes: [seen('shoe_size'), seen('address.city'), seen('score')] },
};
const values = (groups: ReturnType<typeof fieldsOf>): string[] =>
  groups.flatMap(({ items }) => items.map(({ value }) => value));

describe('what can be chosen on our side', () => {
  it('is what a request may set, and what may be sent in', () => {
    expect(values(settableAttributes(ours))).toEqual(['phone', 'first_name', 'shoe_size']);
    expect(values(submittableEvents(ours))).toEqual(['point_add', 'profile']);
    expect(values(fieldsOf(ours, 'point_add'))).toEqual(['points', 'reason']);
    expect(values(fieldsOf(ours, 'profile'))).toEqual(['phone', 'first_name', 'shoe_size']);
    expect(values(fieldsOf(ours, 'nothing'))).toEqual([]);
  });

  it('names the required fields that no row fills', () => {
    expect(unfilled(ours, 'point_add', [{ to: 'reason' }])).toEqual(['points']);
    expect(unfilled(ours, 'point_add', [{ to: 'points' }])).toEqual([]);
  });

  it('is guessed from what is sent as it, and from the name', () => {
    const outbound = [
      { ...blankProfileRow(), from: ['phone_number', 'shoe_size', 'phone'], to: 'phone_number' },
    ];
    expect(likelyAttribute(ours, outbound, 'phone_number')).toBe('phone');
    expect(likelyAttribute(ours, outbound, 'custom.First Name')).toBe('first_name');
    expect(likelyAttribute(ours, outbound, 'score')).toBe('');
    expect(named(submittableEvents(ours), 'Point Add')).toBe('point_add');
  });
});
