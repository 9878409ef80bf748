import { describe, expect, test } from 'vitest';
import type { CustomerQueue, Destination, Plan } from '../delivery/destination.ts';
import { customer, event, NOW, queue } from '../insider/testing/shop.ts';
import { CONSENT_CHANGED } from './changed-event.ts';
import type { Consents } from './consent.ts';
import { missingPurposes } from './missing-purposes.ts';
import { withConsent } from './with-consent.ts';

const YES: Consents = { marketing: { granted: true, at: 1 } };
const NO: Consents = { marketing: { granted: false, at: 1 } };
const NOTHING: Plan = { flights: [], skips: [], learnt: [], refused: [] };

/** Says which messages it was asked about, in which way. */
function asked(tells: boolean): {
  readonly destination: Pick<Destination, 'plan' | 'tellsConsents'>;
  readonly planned: number[];
  readonly told: number[];
} {
  const planned: number[] = [];
  const told: number[] = [];
  const note = (list: number[]) => (queues: readonly CustomerQueue[]) => {
    for (const { events } of queues) list.push(...events.map(({ id }) => id));
    return NOTHING;
  };
  const destination = { plan: note(planned), ...(tells ? { tellsConsents: note(told) } : {}) };
  return { destination, planned, told };
}

describe('a destination that asks for consent', () => {
  test('hears of who agreed, and of others nothing but their consents and what it told itself', () => {
    const { destination, planned, told } = asked(true);
    const [viewed, changed, learnt, bought] = [
      event('viewed'),
      event(CONSENT_CHANGED),
      event('profile', {}, { learnt: { set: [], forget: [], identifiers: {} } }),
      event('bought'),
    ];
    const plan = withConsent(destination, { required: ['marketing'], unknown: 'allow' }).plan(
      [
        queue(customer({}, { key: 1, consents: NO }), [viewed, changed, learnt]),
        queue(customer({}, { key: 2, consents: YES }), [bought]),
      ],
      NOW,
    );
    expect(planned).toEqual([bought.id]);
    expect(told).toEqual([changed.id, learnt.id]);
    expect(plan.skips).toEqual([
      {
        customer: 1,
        events: [viewed.id],
        reason: 'consent',
        issues: [expect.objectContaining({ code: 'consent_missing', field: 'marketing' })],
      },
    ]);
  });

  test('that cannot be told of consents alone hears nothing at all', () => {
    const { destination, planned } = asked(false);
    const changed = event(CONSENT_CHANGED);
    const plan = withConsent(destination, { required: ['marketing'], unknown: 'allow' }).plan(
      [queue(customer({}, { consents: NO }), [changed])],
      NOW,
    );
    expect(planned).toEqual([]);
    expect(plan.skips.map(({ events }) => events)).toEqual([[changed.id]]);
  });

  test('who never spoke is told of, or not, as the workspace says', () => {
    const silent = queue(customer(), [event('viewed')]);
    for (const unknown of ['allow', 'deny'] as const) {
      const { destination, planned } = asked(true);
      withConsent(destination, { required: ['marketing'], unknown }).plan([silent], NOW);
      expect(planned.length).toBe(unknown === 'allow' ? 1 : 0);
    }
  });

  test('is itself where nothing is required, or nothing that could be refused', () => {
    const { destination } = asked(true);
    expect(withConsent(destination, { required: [], unknown: 'deny' })).toBe(destination);
    expect(withConsent(destination, { required: ['essential'], unknown: 'deny' })).toBe(destination);
  });

  test('all that is required must be there', () => {
    const consents: Consents = { marketing: { granted: true, at: 1 }, analytics: { granted: false, at: 1 } };
    expect(missingPurposes(['marketing', 'analytics', 'functional'], consents, 'allow')).toEqual([
      'analytics',
    ]);
    expect(missingPurposes(['marketing', 'analytics', 'functional'], consents, 'deny')).toEqual([
      'analytics',
      'functional',
    ]);
  });
});
