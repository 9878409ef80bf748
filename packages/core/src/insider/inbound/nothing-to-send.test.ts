import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyTraits } from '../../customer/apply-traits.ts';
import type { AttributeDefinition } from '../../customer/attribute.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { compileInsider } from '../kind.ts';
import { checkSettings } from '../settings/check.ts';
import { customer, event, NOW, queue } from '../testing/shop.ts';
import { compileInbound } from './compile-inbound.ts';
import { learn } from './learn.ts';
import { readHook } from './read-hook.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    'İzmir',
    ' Köln ',
    'tr-TR',
    'Deutschland',
    '5',
    'true',
    '2026-02-30',
    '\ud83d',
    'a'.repeat(300),
  ),
);
const one: fc.Arbitrary<Json> = fc.oneof(text, fc.integer(), fc.double(), fc.boolean());
const many: fc.Arbitrary<Json> = fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 4 }));
const day = fc.constantFrom('1993-03-12T00:00:00Z', '1993-03-12', '2000-02-29T21:00:00+03:00', 731894400);

/** What Insider tells, and the type that our attribute has; undefined: it is not defined here. */
const values = fc.record(
  {
    city: one,
    surname: one,
    birthday: fc.oneof(day, one),
    country: fc.oneof(fc.constantFrom('TR', 'Deutschland'), one),
    lo: fc.oneof(fc.constantFrom('tr_TR', 'de'), one),
    age: fc.oneof(fc.nat(150), one),
    email_optin: fc.oneof(fc.boolean(), one),
    gdpr: fc.boolean(),
    static_segment_id: fc.oneof(fc.array(fc.nat(99), { minLength: 1 }), many),
    // As Insider keeps it: a local one would be read by the customer’s country, which a request need not tell.
    phone_number: fc.constantFrom('+905321112233', '+4915123456789', 'yok'),
    email: fc.oneof(fc.constantFrom('ayse@example.com', 'Ayse@Example.com'), one),
    c_tier: many,
    tags: many,
  },
  { requiredKeys: [] },
);
const types = fc.record(
  Object.fromEntries(
    [
      'city',
      'last_name',
      'birth_date',
      'country',
      'age',
      'email_optin',
      'tier',
      'tags',
      'email',
      'mobile_phone',
    ].map((name) => [name, fc.constantFrom('string', 'numeric', 'boolean', 'date', 'list', 'datetime')]),
  ),
  { requiredKeys: [] },
);
const ROWS = {
  city: 'city',
  surname: 'last_name',
  birthday: 'birth_date',
  country: 'country',
  lo: 'locale',
  age: 'age',
  email_optin: 'email_optin',
  gdpr_optin: 'gdpr_optin',
  static_segment_id: 'lists',
  phone_number: 'mobile_phone',
  email: 'email',
  'custom.tier': 'tier',
  tags: 'tags',
};
const OUTBOUND = [
  { from: ['last_name', 'surname'], to: 'surname' },
  { from: 'city', to: 'city', onNull: 'clear' },
  { from: 'birth_date', to: 'birthday' },
  { from: 'country', to: 'country' },
  { from: 'locale', to: 'lo' },
  { from: 'age', to: 'age' },
  { from: 'email_optin', to: 'email_optin' },
  { from: 'gdpr_optin', to: 'gdpr_optin' },
  { from: 'lists', to: 'static_segment_id', arrays: 'replace' },
  { from: 'mobile_phone', to: 'phone_number' },
  { from: 'email', to: 'email' },
  { from: 'tier', to: 'tier', custom: true, arrays: 'append' },
];

test('what Insider told is taken over, and there is nothing to tell it back', () => {
  fc.assert(
    fc.property(values, types, fc.boolean(), fc.boolean(), (attrs, typed, identifies, zone) => {
      const { settings, issues } = checkSettings({
        partnerName: 'modaevi',
        profile: OUTBOUND,
        defaultCountry: 'TR',
        timeZone: zone ? '+03:00' : '+00:00',
        identifiers: { email: identifies, phone: identifies },
        inbound: { profile: Object.entries(ROWS).map(([from, to]) => ({ from, to })) },
      });
      expect(issues).toEqual([]);
      const definitions = new Map(
        Object.entries(typed).map(([name, type]): [string, AttributeDefinition] => [
          name,
          { name, label: name, type: type as AttributeDefinition['type'], tags: [], readOnly: false },
        ]),
      );
      const body = { attrs: { ...attrs, uuid: 'musteri-1042' }, insider_id: '7f3c', hook_id: 1 };
      const decide = compileInbound(settings, { attributes: definitions, eventTypes: new Map() });
      const decision = decide(readHook(JSON.parse(JSON.stringify(body)) as Json));
      if (decision.kind !== 'profile') {
        expect([decision.kind, Object.keys(attrs)]).toEqual(['ignored', []]);
        return;
      }
      const { told } = decision;
      const traits = Object.fromEntries(
        told.values.map(({ attribute, value }) => [attribute, value]),
      ) as JsonObject;
      const applied = applyTraits({}, traits, definitions, false);
      expect(applied.issues).toEqual([]);
      const shadow = learn(undefined, { set: told.values, forget: [], identifiers: told.identifiers });
      const { flights } = compileInsider(settings).plan(
        [queue(customer(applied.attributes), [event('profile')], shadow)],
        NOW,
      );
      expect(flights).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});
