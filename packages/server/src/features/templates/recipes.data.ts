import type { JsonObject } from '@causeway/core/result/json';

export interface Recipe {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly source: string;
  /** An entity that works with it. */
  readonly entity: JsonObject;
}

const BEGINNING = String.raw`local event = import 'lytemplates.libsonnet';

// What these are called in your Insider account.
local membership = 'lytics_computed_attr';
local triggerEvent = 'lytics_trigger';

// Fields that have a value, under Insider's names for them. What is empty would wipe what Insider has.
local present(names) = {
  [pair[1]]: event.get(pair[0])
  for pair in names
  if !std.member([null, '', [], {}], event.get(pair[0]))
};

// Insider needs one of these. Other identifiers go under "custom", once the account has them.
local identifiers = present([['email', 'email'], ['_id', 'uuid']]);
assert identifiers != {} : 'Insider could not tell who this is: there is neither an e-mail nor an id.';

`;

const profile = (joins: boolean): string =>
  String.raw`local of(ev) = event.segEv${joins ? 'IsEnter' : 'IsExit'}(ev);
local all = event.get('segment_events', []);
local triggers = [ev for ev in all if of(ev)];
assert all == [] || triggers != [] : 'Nobody ${joins ? 'joined' : 'left'} an audience.';

// Maps become one field for each of their entries: Insider's own fields hold plain values and lists.
local flat(field) =
  local map = event.get(field, {});
  local named(key) = std.strReplace(std.asciiLower(field + '_' + key), ' ', '_');
  if std.isObject(map) then { [named(key)]: map[key] for key in std.objectFields(map) } else {};

local segments = event.get('_segments', []);

{
  users: [
    {
      identifiers: identifiers,
      attributes:
        present([
          ['phone', 'phone_number'],
          ['first_name', 'name'],
          ['last_name', 'surname'],
          ['gender', 'gender'],
          ['age', 'age'],
          ['language', 'language'],
          ['visit_country', 'country'],
          ['visit_city', 'city'],
          ['consent_email_status', 'email_optin'],
          ['consent_sms_status', 'sms_optin'],
          ['consent_whatsapp_status', 'whatsapp_optin'],
          ['consent_gdpr_status', 'gdpr_optin'],
        ]) + {
          custom:
            present(
              [['status', 'status']] +
              [[field, field] for field in [
                'score_' + name
                for name in [
                  'consistency',
                  'frequency',
                  'intensity',
                  'maturity',
                  'momentum',
                  'propensity',
                  'quantity',
                  'recency',
                  'volatility',
                ]
              ]],
            ) +
            flat('lytics_content') +
            flat('segment_prediction_percentile') + {
              // All audiences of now, in place of those that Insider has: see not_append. An empty list would be
              // left out and change nothing, so who is in none is in "none".
              [membership]: if segments == [] then ['none'] else segments,
            },
        },
      not_append: true,
      [if triggers != [] then 'events']: [
        {
          event_name: triggerEvent,
          timestamp: std.get(ev, '${joins ? 'enter' : 'exit'}', std.get(event.get('event', {}), 'timestamp')),
          event_params: {
            custom: {
              id: event.idForEvent(ev),
              audience: event.slugForEvent(ev),
              trigger: ev.event,
              origin: 'Lytics',
            },
          },
        }
        for ev in triggers
      ],
    },
  ],
}
`;

const left = String.raw`// Only what was left: "_segments" is where they still are.
local lost = [event.slugForEvent(ev) for ev in event.get('segment_events', []) if event.segEvIsExit(ev)];
assert lost != [] : 'Nobody left an audience.';

{
  users: [
    {
      identifiers: identifiers,
      custom: { partial: { [membership]: lost } },
    },
  ],
}
`;

const PERSON = {
  _id: 'u-1001',
  _uid: '84cd0e1f-visitor',
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  language: 'en_GB',
  visit_city: 'London',
  consent_email_status: true,
  score_intensity: 42,
  lytics_content: { Mathematics: 0.9, Engines: 0.4 },
  event: { id: '1', name: 'identify', timestamp: '2026-01-02T03:04:05Z', properties: {}, context: {} },
};

const ENTERED: JsonObject = {
  ...PERSON,
  _segments: ['newsletter', 'big_spenders'],
  segment_events: [{ id: 'b8d1', slug: 'big_spenders', event: 'enter', enter: '2026-01-02T03:04:05.678Z' }],
};

const LEFT: JsonObject = {
  ...PERSON,
  _segments: ['newsletter'],
  segment_events: [{ id: 'b8d1', slug: 'big_spenders', event: 'exit', exit: '2026-01-03T03:04:05.678Z' }],
};

/** Templates to begin with. Each was held against Insider's rules; what guides get wrong is put right (fact sheet 4). */
export const RECIPES: readonly Recipe[] = [
  {
    key: 'insider_entrance',
    label: 'Insider: somebody joins an audience',
    description:
      'Profile, all audiences of now, and an event for the one that was joined, to /api/user/v1/upsert. Fields without a value are left out.',
    source: BEGINNING + profile(true),
    entity: ENTERED,
  },
  {
    key: 'insider_exit',
    label: 'Insider: somebody leaves an audience',
    description:
      'The same upsert, with the audiences that are left in place of those that Insider has. Nothing is deleted.',
    source: BEGINNING + profile(false),
    entity: LEFT,
  },
  {
    key: 'insider_exit_delete',
    label: 'Insider: take one audience off a profile',
    description:
      'For /api/user/v1/attribute/delete: only the audience that was left goes. Never send it to /api/user/v1/delete, which erases the person.',
    source: BEGINNING + left,
    entity: LEFT,
  },
];
