const BEGINNING = String.raw`local event = import 'lytemplates.libsonnet';

// From the settings of the job: what these are called in the Insider account, and by which of our fields it knows
// people. Its own identifiers are named custom.…
local membership = event.jobConfGet('list', 'causeway_audiences');
local triggerEvent = event.jobConfGet('event', 'audience_trigger');
local known = event.jobConfGet('identifiers', { email: 'email', uuid: '_id' });

// What is empty would be no identifier.
local valueOf(name) = event.get(known[name]);
local names = [name for name in std.objectFields(known) if !std.member([null, '', [], {}], valueOf(name))];
local isCustom(name) = std.startsWith(name, 'custom.');
local custom = { [std.substr(name, 7, std.length(name))]: valueOf(name) for name in names if isCustom(name) };
local identifiers =
  { [name]: valueOf(name) for name in names if !isCustom(name) } +
  (if custom == {} then {} else { custom: custom });
assert identifiers != {} : 'Insider could not tell who this is: none of the identifiers has a value.';

// Those of the job: of others nobody would hear when they change.
local now = event.get('job_segments', []);
local moves = [
  ev
  for ev in event.get('segment_events', [])
  if event.segEvIsEnter(ev) || event.segEvIsExit(ev)
];

local upsert = {
  identifiers: identifiers,
  attributes: {
    custom: {
      // All audiences of the job that they are in now, in place of those that Insider has: see not_append. An empty
      // list would be left out and change nothing, so who is in none is in "none".
      [membership]: if now == [] then ['none'] else now,
    },
  },
  not_append: true,
  [if moves != [] then 'events']: [
    {
      event_name: triggerEvent,
      timestamp: if event.segEvIsEnter(ev) then ev.enter else ev.exit,
      event_params: {
        custom: {
          id: event.idForEvent(ev),
          audience: event.slugForEvent(ev),
          trigger: ev.event,
          origin: 'Causeway',
        },
      },
    }
    for ev in moves
  ],
};
`;

/** Joining and leaving: both say what somebody is in now, and tell of it with an event. */
export const UPSERT_SOURCE: string = `${BEGINNING}
{ users: [upsert] }
`;

/** Joining as before; leaving takes what was left off the list, and nothing else. Deleting takes no events. */
export const PARTIAL_SOURCE: string = String.raw`${BEGINNING}
// Who has come back since stays on the list.
local left = [
  event.slugForEvent(ev)
  for ev in moves
  if event.segEvIsExit(ev) && !std.member(now, event.slugForEvent(ev))
];
assert !event.isExit() || left != [] : 'They have come back since.';

{
  users: [
    if event.isExit() then { identifiers: identifiers, custom: { partial: { [membership]: left } } } else upsert,
  ],
}
`;

/** Where each goes: never to the address, one step away, that erases the person. */
export const ADDRESS_SOURCE: string = String.raw`local event = import 'lytemplates.libsonnet';

event.jobConfGet('baseUrl', 'https://unification.useinsider.com') +
(if event.isExit() then '/api/user/v1/attribute/delete' else '/api/user/v1/upsert')
`;
