import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../customer/attribute.ts';
import type { EventType } from '../../event/event-type.ts';
import type { Json, JsonObject } from '../../result/json.ts';
import { checkSettings } from '../settings/check.ts';
import { compileInbound } from './compile-inbound.ts';
import type { InboundDecision } from './compile-inbound.ts';
import { readHook } from './read-hook.ts';
import { withIdentifiers } from './read-profile-answer.ts';

const attribute = (
  name: string,
  type: AttributeDefinition['type'] = 'string',
  over: Partial<AttributeDefinition> = {},
): [string, AttributeDefinition] => [name, { name, label: name, type, tags: [], readOnly: false, ...over }];
const eventType = (name: string, submittable = true): [string, EventType] => [
  name,
  { name, label: name, kind: 'built_in', fields: [], submittable },
];

const MODEL = {
  attributes: new Map([
    attribute('city'),
    attribute('birth_date', 'date'),
    attribute('email'),
    attribute('mobile_phone'),
    attribute('age', 'numeric'),
    attribute('email_optin', 'boolean'),
    attribute('tier', 'select', { choices: ['gold', 'silver'] }),
    attribute('tags', 'list'),
    attribute('score', 'numeric', { readOnly: true }),
  ]),
  eventTypes: new Map([eventType('checkout'), eventType('point_expiry', false)]),
};

const PROFILE = [
  { from: 'city', to: 'city' },
  { from: 'birthday', to: 'birth_date' },
  { from: 'phone_number', to: 'mobile_phone' },
  { from: 'age', to: 'age' },
  { from: 'custom.loyalty_tier', to: 'tier' },
  { from: 'tags', to: 'tags' },
  { from: 'score', to: 'score' },
];
const EVENTS = [
  {
    event: 'purchase',
    to: 'checkout',
    rows: [
      { from: 'event_group_id', to: 'transaction_id' },
      { from: 'usp', to: 'total' },
      { from: 'note', to: 'note' },
      { from: 'crm_ref', to: 'reference' },
      { from: 'name', to: 'product' },
    ],
  },
  { event: 'expired', to: 'point_expiry', rows: [] },
  { event: 'gone', to: 'no_such_type', rows: [] },
];

function decide(body: Json, inbound: JsonObject = {}, settings: JsonObject = {}): InboundDecision {
  const checked = checkSettings({
    partnerName: 'modaevi',
    ...settings,
    inbound: { profile: PROFILE, events: EVENTS, ...inbound },
  });
  expect(checked.issues).toEqual([]);
  return compileInbound(checked.settings, MODEL)(readHook(body));
}

function told(
  body: Json,
  inbound: JsonObject = {},
  settings: JsonObject = {},
): Extract<InboundDecision, { kind: 'profile' }> {
  const decision = decide(body, inbound, settings);
  if (decision.kind !== 'profile') throw new Error(JSON.stringify(decision));
  return decision;
}

const hook = (attrs: JsonObject): JsonObject => ({
  attrs: { uuid: 'musteri-7', ...attrs },
  hook_id: 1,
  insider_id: 'in-1',
});

describe('a profile', () => {
  test('is told in our types, with the text that we would send', () => {
    expect(
      told(
        hook({
          city: 'İzmir',
          birthday: '1993-03-12T00:00:00Z',
          pn: '+905321112233',
          age: '31',
          c_loyalty_tier: 'gold',
        }),
      ),
    ).toEqual({
      kind: 'profile',
      who: [
        { by: 'id', value: 'musteri-7' },
        { by: 'external', name: 'insider', value: 'in-1' },
      ],
      newIdFrom: { by: 'identifier', value: 'musteri-7' },
      needsReadBack: false,
      insiderId: 'in-1',
      identifiers: { uuid: 'musteri-7', phone_number: '+905321112233' },
      issues: [],
      told: {
        identifiers: { uuid: 'musteri-7', phone_number: '+905321112233' },
        values: [
          { attribute: 'city', value: 'İzmir', name: 'city', custom: false, text: '"İzmir"' },
          {
            attribute: 'birth_date',
            value: '1993-03-12',
            name: 'birthday',
            custom: false,
            text: '"1993-03-12T00:00:00Z"',
          },
          {
            attribute: 'mobile_phone',
            value: '+905321112233',
            name: 'phone_number',
            custom: false,
            text: '"+905321112233"',
          },
          { attribute: 'age', value: 31, name: 'age', custom: false, text: '31' },
          { attribute: 'tier', value: 'gold', name: 'loyalty_tier', custom: true, text: '"gold"' },
        ],
      },
    });
  });

  test('an empty value is no news, a wrong one is named, and the rest goes on', () => {
    const decision = told(
      hook({ city: ' ', birthday: null, age: 'old', loyalty_tier: 'platinum', score: 5, tags: ['a', 'b'] }),
    );
    expect(decision.told.values).toEqual([
      { attribute: 'tags', value: ['a', 'b'], name: 'tags', custom: true, text: '["a","b"]' },
    ]);
    expect(decision.issues.map(({ code, field }) => [code, field])).toEqual([
      ['inbound_value_invalid', 'age'],
      ['inbound_value_invalid', 'custom.loyalty_tier'],
      ['inbound_read_only', 'score'],
    ]);
  });

  test('0 and false are values', () => {
    const rows = {
      profile: [
        { from: 'age', to: 'age' },
        { from: 'email_optin', to: 'email_optin' },
      ],
    };
    expect(told(hook({ age: 0, email_optin: false }), rows).told.values.map(({ value }) => value)).toEqual([
      0,
      false,
    ]);
  });

  test.each([
    ['1993-03-12', '1993-03-12'],
    ['1993-03-12T00:00:00+03:00', '1993-03-12'],
    ['12.03.1993', '1993-03-12'],
    [731894400, '1993-03-12'],
  ])('the day of %s', (birthday, day) => {
    expect(told(hook({ birthday })).told.values[0]?.value).toBe(day);
  });

  test('a name typed in any of its forms finds the attribute', () => {
    for (const from of [
      'loyalty_tier',
      'c_loyalty_tier',
      'custom.loyalty_tier',
      'attr_loyalty_tier',
      'Loyalty_Tier',
    ])
      expect(
        told(hook({ loyalty_tier: 'gold' }), { profile: [{ from, to: 'tier' }] }).told.values,
      ).toHaveLength(1);
    for (const from of ['locale', 'lo'])
      expect(told(hook({ lo: 'tr_TR' }), { profile: [{ from, to: 'lang' }] }).told.values[0]).toMatchObject({
        name: 'lo',
        text: '"tr_TR"',
      });
  });

  test('without a row nothing is taken, unless everything is to be', () => {
    const body = hook({ surname: 'Yılmaz', c_surname: 'x', upta: '2026-01-01', c_constructor: 1, shoe: 38 });
    expect(decide(body)).toMatchObject({ kind: 'ignored', reason: 'no_mapping' });
    const all = told(body, { otherAttributes: 'take' });
    expect(all.told.values.map(({ attribute: name, custom }) => [name, custom])).toEqual([
      ['surname', false],
      ['shoe', true],
    ]);
    expect(all.issues).toMatchObject([{ code: 'inbound_name_taken', field: 'custom.surname' }]);
  });

  test('what was too large is named', () => {
    expect(told(hook({ city: 'Bonn', note: 'x'.repeat(30_000) })).issues).toMatchObject([
      { code: 'inbound_too_large', field: 'note' },
    ]);
  });
});

describe('whom it is about', () => {
  test('by an external id of ours, and by an address in both spellings', () => {
    const settings = { customerId: { from: 'email', to: 'email' } };
    expect(told({ attrs: { email: 'Ayse@Example.com', city: 'x' } }, {}, settings)).toMatchObject({
      who: [
        { by: 'external', name: 'email', value: 'Ayse@Example.com' },
        { by: 'external', name: 'email', value: 'ayse@example.com' },
      ],
      newIdFrom: { by: 'hub' },
      identifiers: { email: 'ayse@example.com' },
    });
  });

  test('by a custom identifier, wherever it stands', () => {
    const settings = { customerId: { from: 'crm', to: { custom: 'crm_id' } } };
    const bodies: JsonObject[] = [
      { attrs: { c_crm_id: 77, city: 'x' } },
      { attrs: { crm_id: '77', city: 'x' } },
      { attrs: { custom: { crm_id: '77' }, city: 'x' } },
      { identifiers: { custom: { crm_id: '77' } }, attrs: { city: 'x' } },
    ];
    for (const body of bodies) {
      expect(told(body, {}, settings)).toMatchObject({ who: [{ by: 'external', name: 'crm', value: '77' }] });
    }
    expect(decide({ event_name: 'purchase', crm_id: '77', event_group_id: 'S' }, {}, settings)).toMatchObject(
      {
        kind: 'event',
        who: [{ by: 'external', name: 'crm', value: '77' }],
      },
    );
  });

  test('by another field, if the settings name one', () => {
    expect(told({ attrs: { uuid: 'x', c_card: 'K-1', city: 'x' } }, { identifier: 'card' })).toMatchObject({
      who: [{ by: 'id', value: 'K-1' }],
      identifiers: { uuid: 'x' },
    });
  });

  test('by Insider’s own id alone: Insider could be asked, and its answer names the customer', () => {
    const reading = readHook({ attrs: { city: 'x' }, insider_id: 'in-1' });
    const { settings } = checkSettings({ partnerName: 'modaevi', inbound: { profile: PROFILE } });
    const decideHook = compileInbound(settings, MODEL);
    expect(decideHook(reading)).toMatchObject({
      needsReadBack: true,
      who: [{ by: 'external', name: 'insider', value: 'in-1' }],
      newIdFrom: { by: 'nobody' },
    });
    expect(decideHook(withIdentifiers(reading, { uuid: 'musteri-7' }))).toMatchObject({
      needsReadBack: false,
      who: [
        { by: 'id', value: 'musteri-7' },
        { by: 'external', name: 'insider' },
      ],
      identifiers: { uuid: 'musteri-7' },
    });
  });

  test('by nothing: it is refused with what to do', () => {
    expect(decide({ attrs: { city: 'x' }, hook_id: 4 })).toEqual({
      kind: 'refused',
      code: 'inbound_identifier_missing',
      message: 'The request names no customer: it has neither uuid nor an Insider id.',
      hint: 'In Insider, add uuid to the attributes that the webhook sends, or name another field in the inbound settings.',
      field: 'uuid',
    });
    expect(decide({ attrs: { city: 'x', uuid: 'anonymous' } })).toMatchObject({
      kind: 'refused',
      code: 'identifier_blocked',
    });
  });

  test('identifiers that this account is not told to have are not learnt', () => {
    const settings = { identifiers: { email: false, phone: false } };
    expect(
      told(hook({ city: 'x', email: 'a@b.de', phone_number: '+905321112233' }), {}, settings).identifiers,
    ).toEqual({ uuid: 'musteri-7' });
  });
});

describe('an event', () => {
  const body: JsonObject = {
    ...hook({ city: 'Bonn', crm_ref: 'R-1', name: 'Ayşe' }),
    event_name: 'purchase',
    event_parameters: { event_group_id: 'S-1', usp: 899.9, c_note: 'hediye', empty: '' },
  };

  test('becomes ours, with the parameters that have rows; the profile stays', () => {
    expect(decide(body)).toMatchObject({
      kind: 'event',
      action: 'checkout',
      data: { transaction_id: 'S-1', total: 899.9, note: 'hediye', reference: 'R-1' },
      told: { values: [], identifiers: { uuid: 'musteri-7' }, event: 'purchase' },
    });
    // The first name that came along is not the product's.
    expect(decide(body)).not.toHaveProperty('data.product');
  });

  test('changes the profile too, if the settings say so', () => {
    expect(decide(body, { eventAttributes: true })).toMatchObject({
      kind: 'event',
      told: { values: [{ attribute: 'city', value: 'Bonn' }] },
    });
  });

  test('is found in capitals as well', () => {
    expect(decide({ ...body, event_name: 'Purchase' }).kind).toBe('event');
  });

  test('without a mapping it is ignored; mapped to what cannot be it is refused', () => {
    expect(decide({ ...body, event_name: 'sneeze' })).toEqual({
      kind: 'ignored',
      reason: 'no_mapping',
      message: 'There is no inbound event mapping for "sneeze".',
    });
    expect(decide({ ...body, event_name: 'gone' })).toMatchObject({
      kind: 'refused',
      code: 'inbound_event_type_unknown',
      field: 'inbound.events[2].to',
    });
    expect(decide({ ...body, event_name: 'expired' })).toMatchObject({
      kind: 'refused',
      code: 'inbound_event_type_internal',
      field: 'inbound.events[1].to',
    });
  });
});

test('a test and what nobody knows are ignored', () => {
  expect(decide({})).toMatchObject({ kind: 'ignored', reason: 'test' });
  expect(decide({ url: 'https://x' })).toMatchObject({ kind: 'ignored', reason: 'unknown' });
});
