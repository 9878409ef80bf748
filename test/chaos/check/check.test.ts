import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import type { FaultKind } from '../plan/plan.ts';
import type { Evidence, HubEvent, HubSide } from './evidence.ts';
import { exchange, soundEvidence, upsert } from './sound-evidence.ts';

const sound = soundEvidence();
const FAR = { uuid: 'c0', attributes: sound.far.users[0]?.attributes ?? {} };
const hubWith = (change: Partial<HubSide>): Evidence => ({ ...sound, hub: { ...sound.hub, ...change } });
const eventsWith = (change: (event: HubEvent) => readonly HubEvent[]): Evidence =>
  hubWith({ events: sound.hub.events.flatMap(change) });
const userWith = (change: Partial<Evidence['far']['users'][number]>): Evidence => ({
  ...sound,
  far: { users: sound.far.users.map((user) => ({ ...user, ...change })) },
});
const joiningAgain = (...announced: readonly boolean[]): Evidence => {
  const again = eventsWith((e) => (e.id === 4 ? [e, { ...e, id: 9, messageId: 'news.2' }] : [e]));
  const faults = announced.map((announce) => ({
    afterMs: 0,
    whenWell: true,
    kind: 'change' as const,
    change: { kind: 'audience' as const, slug: 'buyers', least: 1, announce },
  }));
  return { ...again, plan: { ...sound.plan, faults } };
};
/** The step of this run ended so, its event having happened at that time. */
const stepEnds = (
  reason: string,
  outcome: HubSide['outcomes'][number]['outcome'] = 'skipped',
  timestamp = 1_002,
): Evidence => {
  const outcomes = sound.hub.outcomes.map((one) => (one.event === 2 ? { ...one, outcome, reason } : one));
  const events = sound.hub.events.map((one) => (one.id === 2 ? { ...one, timestamp } : one));
  const buried = outcome === 'buried' ? [{ integration: 1, event: 2, code: reason }] : [];
  return {
    ...sound,
    hub: { ...sound.hub, outcomes, events, buried },
    far: { users: [{ ...FAR, labels: ['c0.3'] }] },
  };
};
const withFault = (evidence: Evidence, fault: FaultKind): Evidence => ({
  ...evidence,
  plan: { ...evidence.plan, faults: [{ afterMs: 0, whenWell: true, ...fault }] },
});
const DAY = 86_400_000;
const CLOCK: FaultKind = { kind: 'clock', offsetMs: 26 * 3_600_000 };
const REJECTING: FaultKind = { kind: 'hostile', forMs: 9, mode: { rejectUsers: 0.1 } };
const DENYING: FaultKind = { kind: 'change', change: { kind: 'consent', unknown: 'deny', forMs: 9 } };
/** Ends that somebody's event may have where there is a cause. */
const CAUSED: readonly (readonly [reason: string, evidence: Evidence])[] = [
  ['consent', withFault(stepEnds('consent'), DENYING)],
  ['in_future', withFault(stepEnds('in_future', 'skipped', DAY), CLOCK)],
  ['rejected_identifiers', withFault(stepEnds('rejected_identifiers', 'buried'), REJECTING)],
];
const customerWith = (change: Partial<HubSide['customers'][number]>): Evidence =>
  hubWith({ customers: sound.hub.customers.map((customer) => ({ ...customer, ...change })) });

/** What goes wrong, the law that must see it, and the evidence of a run in which it did. */
const PLANTED: readonly (readonly [what: string, law: string, evidence: Evidence])[] = [
  ['an event that was answered is lost', 'answeredOnce', eventsWith((e) => (e.id === 2 ? [] : [e]))],
  [
    'an event that only its client was told of is lost',
    'answeredOnce',
    eventsWith((e) => (e.id === 5 ? [] : [e])),
  ],
  ['an event of a webhook is lost', 'answeredOnce', eventsWith((e) => (e.id === 6 ? [] : [e]))],
  ['an event is there twice', 'answeredOnce', eventsWith((e) => (e.id === 3 ? [e, { ...e, id: 9 }] : [e]))],
  [
    'a webhook has its effect twice, under two ids',
    'answeredOnce',
    eventsWith((e) => (e.id === 6 ? [e, { ...e, id: 9, messageId: 'other' }] : [e])),
  ],
  [
    'an event goes to somebody else',
    'answeredOnce',
    eventsWith((e) => [e.id === 2 ? { ...e, customer: 8 } : e]),
  ],
  [
    'a good request is refused',
    'nothingRefused',
    { ...sound, front: [...sound.front, exchange('/v1/batch', {}, 400)] },
  ],
  [
    'a good event is refused inside a 200',
    'nothingRefused',
    {
      ...sound,
      front: [...sound.front, { ...exchange('/events/bulk', {}), answer: '{"total":1,"errors":1}' }],
    },
  ],
  ['a webhook has no receipt', 'hooksHaveReceipts', hubWith({ receipts: sound.hub.receipts.slice(1) })],
  [
    'a receipt names an event that is not there',
    'hooksHaveReceipts',
    hubWith({ receipts: sound.hub.receipts.map((one) => ({ ...one, event: 99 })) }),
  ],
  ['a message vanishes', 'settledOnce', hubWith({ outcomes: sound.hub.outcomes.slice(1) })],
  [
    'a message ends twice',
    'settledOnce',
    hubWith({ outcomes: [...sound.hub.outcomes, ...sound.hub.outcomes.slice(0, 1)] }),
  ],
  ['a message still waits', 'settledOnce', hubWith({ underWay: { messages: 0, waiting: 1 } })],
  [
    'a message is skipped without a reason',
    'settledOnce',
    hubWith({ outcomes: sound.hub.outcomes.map((one) => ({ ...one, reason: null })) }),
  ],
  [
    'a message is buried and no dead letter',
    'settledOnce',
    hubWith({
      outcomes: sound.hub.outcomes.map((one) => (one.event === 2 ? { ...one, outcome: 'buried' } : one)),
    }),
  ],
  [
    'a dead letter is delivered',
    'settledOnce',
    hubWith({ buried: [{ integration: 1, event: 2, code: 'refused' }] }),
  ],
  ['somebody is skipped for consent that is not missing', 'failsForCause', stepEnds('consent')],
  [
    'an event of today is skipped as one of the future',
    'failsForCause',
    withFault(stepEnds('in_future'), CLOCK),
  ],
  ['an event is buried that nobody refused', 'failsForCause', stepEnds('rejected_identifiers', 'buried')],
  ['an event is skipped as nothing new', 'failsForCause', withFault(stepEnds('unchanged'), DENYING)],
  [
    'Insider has what the hub buried',
    'inOrder',
    withFault({ ...stepEnds('rejected_identifiers', 'buried'), far: sound.far }, REJECTING),
  ],
  [
    'Insider has what the hub says it left out',
    'inOrder',
    withFault({ ...stepEnds('in_future', 'skipped', DAY), far: sound.far }, CLOCK),
  ],
  [
    'a hook has its effect twice though the clock was set, an hour apart',
    'answeredOnce',
    withFault(
      eventsWith((e) =>
        e.id === 6
          ? [
              { ...e, messageId: 'hash#6' },
              { ...e, id: 9, timestamp: e.timestamp + 3_600_000 },
            ]
          : [e],
      ),
      CLOCK,
    ),
  ],
  ['Insider lacks what was delivered', 'inOrder', userWith({ labels: ['c0.3'] })],
  ['Insider has what was not delivered', 'inOrder', userWith({ labels: ['c0.2', 'c0.3', 'c0.9'] })],
  ['two events change places at Insider', 'inOrder', userWith({ labels: ['c0.3', 'c0.2'] })],
  ['Insider has an event twice', 'inOrder', userWith({ labels: ['c0.2', 'c0.2', 'c0.3'] })],
  ['Insider has somebody whom nobody knows', 'inOrder', userWith({ uuid: 'stranger' })],
  [
    'a repetition says another time',
    'sameAgain',
    { ...sound, back: [...sound.back, exchange('/up', upsert(['c0.2'], '2026-01-01T00:00:01Z'))] },
  ],
  [
    'a balance is off by one',
    'balancesAddUp',
    customerWith({ balances: { score: 16, spent: 0, pending: 0 } }),
  ],
  ['balances are gone', 'balancesAddUp', customerWith({ balances: undefined })],
  ['a member is missing', 'audiencesHold', hubWith({ members: [] })],
  [
    'somebody is a member who should not be',
    'audiencesHold',
    hubWith({ audiences: [{ slug: 'buyers', filter: 'FILTER count("Order Completed") >= 2' }] }),
  ],
  ['somebody joins twice in a row', 'audiencesHold', joiningAgain()],
  ['somebody joins twice though every change is told', 'audiencesHold', joiningAgain(true)],
  [
    'an attribute is not the last word',
    'lastWordCounts',
    customerWith({ attributes: { tier: 'none', city: 'Bonn' } }),
  ],
  [
    'the shadow says what Insider does not hold',
    'shadowsAreTrue',
    userWith({ attributes: { city: 'Bonn' } }),
  ],
  [
    'the hub ends by itself',
    'staysAlive',
    { ...sound, deaths: [{ at: 0, how: 'exit code 1', lastLines: 'TypeError' }] },
  ],
  ['it does not calm down', 'staysAlive', { ...sound, troubles: ['messages are still waiting'] }],
];

describe('the laws', () => {
  it('find nothing where everything went as promised', () => {
    expect(check(sound)).toEqual([]);
  });

  it('let somebody join again after a change of the rule that nobody was told of', () => {
    expect(check(joiningAgain(false)).filter(({ law }) => law === 'audiencesHold')).toEqual([]);
  });

  it.each(CAUSED)(
    'let an event end for %s where something went wrong that explains it',
    (_reason, evidence) => {
      expect(check(evidence)).toEqual([]);
    },
  );

  it.each(PLANTED)('find it when %s', (_what, law, evidence) => {
    expect(check(evidence).map((violation) => violation.law)).toContain(law);
  });

  it('name what was done: each of them has something planted for it', () => {
    const planted = new Set(PLANTED.map(([, law]) => law));
    for (const [, , evidence] of PLANTED)
      for (const { law, what } of check(evidence))
        expect([law, what, planted.has(law)]).toEqual([law, what, true]);
  });
});
