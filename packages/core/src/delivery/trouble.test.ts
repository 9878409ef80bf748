import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainInsider } from '../insider/troubles.ts';
import { issue } from '../insider/issues.ts';
import type { Issue } from '../result/issue.ts';
import { explainWay, type Trouble, type WayFacts } from './trouble.ts';

type Change = Omit<Partial<WayFacts>, 'fate' | 'integration'> & {
  readonly fate?: Partial<WayFacts['fate']>;
  readonly integration?: Partial<WayFacts['integration']>;
};

function facts({ fate, integration, ...rest }: Change): WayFacts {
  return {
    integration: {
      id: 3,
      name: 'Insider EU',
      label: 'Insider',
      paused: false,
      pause: undefined,
      failing: false,
      ...integration,
    },
    event: { type: 'Order Completed' },
    customer: 'u 1',
    fate: { state: 'delivered', reason: undefined, status: undefined, issues: [], ...fate },
    answered: undefined,
    sentAs: [],
    ...rest,
  };
}
/** As the hub asks: the kind first. */
const explain = (change: Change): Trouble | undefined =>
  explainInsider(facts(change)) ?? explainWay(facts(change));
const buried = (one: Issue, status: number): Change => ({
  fate: { state: 'buried', reason: one.code, status, issues: [one] },
});
const pausedBy = (one: Issue): Change => ({
  fate: { state: 'waiting' },
  integration: { paused: true, pause: one },
});
const MAP = '/integrations/3/settings?map=event%3AOrder%20Completed';

describe('what Insider users run into', () => {
  it.each<[string, Change, RegExp, RegExp, string | undefined]>([
    [
      'a wrong key',
      { ...pausedBy(issue('credentials_refused', 'partnerName', 'Access denied')), answered: 401 },
      /refused the API key \(401\)/,
      /scope/,
      '/integrations/3/settings',
    ],
    [
      'a key that may not do this',
      { ...pausedBy(issue('credentials_refused', 'partnerName', 'status 403')), answered: 403 },
      /\(403\)/,
      /scope/,
      '/integrations/3/settings',
    ],
    [
      'a partner name that is another',
      pausedBy(issue('partner_name_refused', 'partnerName', 'Partner is invalid')),
      /partner name/,
      /Account Settings/,
      '/integrations/3/settings',
    ],
    [
      'nobody to send it for',
      { fate: { state: 'skipped', reason: 'no_identifier', issues: [issue('no_identifier')] } },
      /no uuid/,
      /identify with a userId/,
      '/customers/u%201',
    ],
    [
      'an identifier that Insider misses',
      buried(issue('rejected_identifiers', undefined, 'identifiers required'), 200),
      /no uuid/,
      /userId/,
      '/integrations/3/settings',
    ],
    [
      'a name that Insider refuses',
      buried(issue('rejected_event_name', undefined, 'event_name'), 200),
      /does not take "Order Completed"/,
      /confirmation_page_view/,
      MAP,
    ],
    [
      'a name that is not in its taxonomy',
      { sentAs: ['order_completed', 'purchase'] },
      /arrived as order_completed, which/,
      /confirmation_page_view/,
      MAP,
    ],
    [
      'too many requests',
      { fate: { state: 'parked', reason: 'rate_limited' }, answered: 429 },
      /slow down \(429\)/,
      /again by itself/,
      '/integrations/3/settings',
    ],
    [
      'an error of its own',
      { fate: { state: 'parked', reason: 'insider_unavailable' }, answered: 503 },
      /cannot take requests now \(503\)/,
      /again by itself/,
      '/integrations/3/logs',
    ],
    ['an order without its fields', buried(issue('purchase_incomplete'), 200), /refused it/, /order id/, MAP],
  ])('%s', (_, change, title, fix, link) => {
    const trouble = explain(change);
    expect(trouble?.title).toMatch(title);
    expect(trouble?.fix).toMatch(fix);
    expect(trouble?.link).toBe(link);
  });

  it('says nothing of what arrived under a name that Insider knows', () => {
    for (const name of ['purchase', 'confirmation_page_view', 'page_view', 'login'])
      expect(explain({ sentAs: [name] })).toBeUndefined();
  });
});

describe('what any destination can run into', () => {
  const missing: Issue = {
    code: 'consent_missing',
    field: 'marketing',
    message: 'The customer has refused it.',
  };
  it.each<[string, Change, RegExp, string | undefined]>([
    [
      'a refused consent',
      { fate: { state: 'skipped', reason: 'consent', issues: [missing] } },
      /No consent to marketing/,
      '/customers/u%201',
    ],
    ['somebody who left', { fate: { state: 'skipped', reason: 'consent' } }, /has left/, '/customers/u%201'],
    [
      'a visitor without a name',
      { fate: { state: 'held' } },
      /who this visitor is/,
      '/integrations/3/settings',
    ],
    [
      'nothing mapped',
      { fate: { state: 'not_routed', reason: 'no_mapping' } },
      /Nothing is mapped for "Order Completed"/,
      MAP,
    ],
    ['nothing new', { fate: { state: 'skipped', reason: 'unchanged' } }, /has it already/, undefined],
    [
      'its sender’s choice',
      { fate: { state: 'skipped', reason: 'excluded' } },
      /left this integration out/,
      undefined,
    ],
    [
      'a pause by hand',
      { fate: { state: 'waiting' }, integration: { paused: true } },
      /Insider EU is paused/,
      '/integrations/3/settings',
    ],
    [
      'credentials',
      { fate: { state: 'buried', status: 403 } },
      /refused the credentials \(403\)/,
      '/integrations/3/settings',
    ],
    ['no answer', { fate: { state: 'waiting' }, answered: 0 }, /does not answer/, '/integrations/3/logs'],
    [
      'a failing destination',
      { fate: { state: 'waiting' }, integration: { failing: true } },
      /does not answer/,
      '/integrations/3/logs',
    ],
    [
      'another refusal',
      { fate: { state: 'buried', status: 422 } },
      /refused the request \(422\)/,
      '/integrations/3/settings',
    ],
    [
      'a code of its own',
      { fate: { state: 'buried', reason: 'x', issues: [{ code: 'x', message: 'No.' }] } },
      /refused it/,
      '/integrations/3/dead-letters',
    ],
  ])('%s', (_, change, title, link) => {
    const trouble = explainWay(facts(change));
    expect(trouble?.title).toMatch(title);
    expect(trouble?.link).toBe(link);
  });

  it('is nothing while it is on its way', () => {
    expect(explain({ fate: { state: 'waiting' } })).toBeUndefined();
    expect(explain({})).toBeUndefined();
  });
});

it('whatever ended without arriving has a title, a cause and a fix', () => {
  const reasons = fc.option(
    fc.constantFrom(
      'no_mapping',
      'unchanged',
      'consent',
      'too_old',
      'in_future',
      'nothing_to_send',
      'never_named',
      'removed',
      'template',
      'rejected',
      'never_heard_of',
    ),
    { nil: undefined },
  );
  const issues = fc.array(
    fc.record({ code: fc.constantFrom('rejected', 'x'), message: fc.oneof(fc.string(), fc.constant(' ')) }),
    { maxLength: 2 },
  );
  const states = fc.constantFrom('buried', 'held', 'not_routed', 'parked');
  fc.assert(
    fc.property(
      states,
      reasons,
      issues,
      fc.option(fc.integer({ min: 400, max: 599 }), { nil: undefined }),
      (state, reason, list, status) => {
        const trouble = explain({ fate: { state, reason, issues: list, status } });
        expect(trouble).toMatchObject({
          title: expect.stringMatching(/\S/),
          cause: expect.stringMatching(/\S/),
          fix: expect.stringMatching(/\S/),
        });
      },
    ),
  );
});
