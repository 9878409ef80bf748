import { AUDIENCE_ENTERED, AUDIENCE_LEFT, audienceData } from '@causeway/core/audience/change-events';
import type { AudienceSeat } from '@causeway/core/audience/seat';
import { SAMPLE } from '@causeway/core/custom/sample';
import { withoutEmpty } from '@causeway/core/custom/without-empty';
import type { CustomerQueue, Destination } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import type { CompiledTemplate } from '@causeway/core/template/template-engine';
import { insiderAudienceRecipe, type InsiderAudienceOptions } from '@causeway/core/trigger/insider-recipe';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonnetEngine } from '../../adapters/jsonnet/engine.ts';

const engine = createJsonnetEngine();
const AT = Date.UTC(2026, 4, 1, 12, 30);
const TEXT = '2026-05-01T12:30:00.000Z';
const seats = ['vip', 'new_ones', 'lost'].map((slug, index): AudienceSeat => ({
  id: String(index).repeat(32),
  slug,
  name: slug,
  since: AT,
}));
const [VIP, NEW, LOST] = seats as [AudienceSeat, AudienceSeat, AudienceSeat];
const SETTINGS_IDS = seats.map(({ id }) => id);

/** The recipe as it is stored and compiled. */
function jobOf(options: Partial<InsiderAudienceOptions> = {}): {
  job: Destination;
  test: ReturnType<typeof triggerKind.test>;
} {
  const recipe = insiderAudienceRecipe(SETTINGS_IDS, 'auth', options);
  const shelf = new Map<string, CompiledTemplate>();
  const ids: Record<string, string> = {};
  for (const { field, source } of recipe.templates) {
    const made = engine.compile(source);
    if ('issues' in made) throw new Error(JSON.stringify(made.issues));
    shelf.set(`id of ${field}`, made.template);
    ids[field] = `id of ${field}`;
  }
  const { settings, issues } = triggerKind.check({ ...recipe.settings(ids) });
  expect(issues).toEqual([]);
  expect(settings).toEqual(recipe.settings(ids));
  const find = (id: string): CompiledTemplate | undefined => shelf.get(id);
  return { job: triggerKind.compile(settings, find), test: triggerKind.test(settings, find) };
}

type Move = readonly ['enter' | 'exit', AudienceSeat];

function queueOf(
  key: number,
  moves: readonly Move[],
  now: readonly AudienceSeat[],
  more = {},
): CustomerQueue {
  const attributes = { email: `c${key}@example.com`, ...more };
  return {
    customer: { ...SAMPLE.customer, key, id: `c-${key}`, attributes },
    shadow: undefined,
    audiences: now,
    events: moves.map(([how, seat], index) => ({
      id: key * 100 + index,
      type: how === 'enter' ? AUDIENCE_ENTERED : AUDIENCE_LEFT,
      timestamp: AT,
      data: audienceData(seat),
      context: {},
    })),
  };
}

interface Sent {
  readonly path: string;
  readonly users: readonly JsonObject[];
}

function sent(job: Destination, queues: readonly CustomerQueue[]): readonly Sent[] {
  return job.plan(queues, AT).flights.flatMap(({ entries, requests }) => {
    // Nothing had to be moved or left out to make it what Insider takes.
    expect(entries.flatMap(({ issues }) => issues)).toEqual([]);
    return requests.map(({ path, body, operation }) => {
      const value = JSON.parse(body) as { users: JsonObject[] };
      expect(withoutEmpty(value as unknown as JsonObject)).toEqual(value);
      expect(operation).toBe(path.endsWith('/upsert') ? 'upsert' : 'attribute_delete');
      return { path, users: value.users };
    });
  });
}

const trigger = (how: string, { id, slug }: AudienceSeat): JsonObject => ({
  event_name: 'audience_trigger',
  timestamp: TEXT,
  event_params: { custom: { id, audience: slug, trigger: how, origin: 'Causeway' } },
});
const person = { email: 'c1@example.com', uuid: 'c-1' };

describe('audiences in Insider', () => {
  it('are the whole list of now, in place of the one before, with an event for each move', () => {
    expect(sent(jobOf().job, [queueOf(1, [['enter', VIP]], [VIP, NEW])])).toEqual([
      {
        path: '/api/user/v1/upsert',
        users: [
          {
            identifiers: person,
            attributes: { custom: { causeway_audiences: ['new_ones', 'vip'] } },
            not_append: true,
            events: [trigger('enter', VIP)],
          },
        ],
      },
    ]);
  });

  it('that are left are said by the same upsert, and of none of them the list says so', () => {
    const of = (now: readonly AudienceSeat[]) =>
      sent(jobOf().job, [queueOf(1, [['exit', LOST]], now)])[0]?.users[0];
    expect(of([VIP])).toEqual({
      identifiers: person,
      attributes: { custom: { causeway_audiences: ['vip'] } },
      not_append: true,
      events: [trigger('exit', LOST)],
    });
    expect(of([])).toMatchObject({ attributes: { custom: { causeway_audiences: ['none'] } } });
  });

  it('share requests, joining and leaving in the order in which they happened', () => {
    const queues = [
      queueOf(
        1,
        [
          ['enter', VIP],
          ['exit', VIP],
        ],
        [],
      ),
      queueOf(2, [['exit', NEW]], [VIP]),
    ];
    const [one, ...others] = sent(jobOf().job, queues);
    expect(others).toEqual([]);
    expect(
      one?.users.map(({ events }) => (events as readonly JsonObject[]).map((event) => event['event_params'])),
    ).toMatchObject([
      [{ custom: { trigger: 'enter' } }],
      [{ custom: { trigger: 'exit' } }],
      [{ custom: { trigger: 'exit' } }],
    ]);
  });

  it('leave by taking off what was left, when that is chosen, and nothing that stays', () => {
    const { job } = jobOf({ onExit: 'delete_partial' });
    expect(
      sent(job, [
        queueOf(
          1,
          [
            ['enter', VIP],
            ['exit', LOST],
          ],
          [VIP],
        ),
      ]),
    ).toMatchObject([
      { path: '/api/user/v1/upsert', users: [{ events: [{ event_name: 'audience_trigger' }] }] },
      {
        path: '/api/user/v1/attribute/delete',
        users: [{ identifiers: person, custom: { partial: { causeway_audiences: ['lost'] } } }],
      },
    ]);
    // Who is back keeps it: joining again follows, with the whole list.
    expect(job.plan([queueOf(1, [['exit', VIP]], [VIP])], AT).skips).toMatchObject([{ reason: 'template' }]);
    expect(
      sent(
        job,
        [1, 2, 3, 4].map((key) => queueOf(key, [[key % 2 ? 'enter' : 'exit', LOST]], [])),
      ),
    ).toHaveLength(2);
  });

  it('are called what the account calls them, also where they are deleted', () => {
    const options: Partial<InsiderAudienceOptions> = {
      list: 'My Audiences',
      event: 'Audience Moved',
      identifiers: { phone_number: 'phone', 'custom.crm_id': 'crm', email: 'none' },
      onExit: 'delete_partial',
      baseUrl: 'http://127.0.0.1:4010/',
    };
    const queue = queueOf(
      1,
      [
        ['enter', VIP],
        ['exit', LOST],
      ],
      [VIP],
      { phone: '+905321234567', crm: 'x1' },
    );
    const identifiers = { phone_number: '+905321234567', custom: { crm_id: 'x1' } };
    expect(sent(jobOf(options).job, [queue])).toMatchObject([
      {
        users: [
          {
            identifiers,
            attributes: { custom: { my_audiences: ['vip'] } },
            events: [{ event_name: 'audience_moved' }],
          },
        ],
      },
      { users: [{ identifiers, custom: { partial: { my_audiences: ['lost'] } } }] },
    ]);
  });

  it('of people Insider could not tell from others are skipped', () => {
    const { job } = jobOf({ identifiers: { phone_number: 'phone' } });
    expect(job.plan([queueOf(1, [['enter', VIP]], [VIP])], AT).skips).toMatchObject([
      { reason: 'template', issues: [{ message: expect.stringContaining('who this is') as string }] },
    ]);
  });

  it('can be tried as they are', () => {
    for (const onExit of ['upsert', 'delete_partial'] as const)
      expect(jobOf({ onExit }).test).toHaveProperty('request.path', '/api/user/v1/upsert');
  });

  it('never go to an address that erases people, whatever is chosen and whatever happens', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('/api/user/v1/delete', '../delete', 'delete', '__proto__'),
    );
    const move = fc.tuple(fc.constantFrom('enter' as const, 'exit' as const), fc.constantFrom(...seats));
    fc.assert(
      fc.property(
        fc.record(
          { list: name, event: name, onExit: fc.constantFrom('upsert' as const, 'delete_partial' as const) },
          { requiredKeys: [] },
        ),
        fc.array(move, { maxLength: 4 }),
        fc.subarray(seats),
        name,
        (options, moves, now, email) => {
          const plan = jobOf(options).job.plan([queueOf(1, moves, now, { email })], AT);
          for (const { requests } of plan.flights)
            for (const { path } of requests)
              expect(['/api/user/v1/upsert', '/api/user/v1/attribute/delete']).toContain(path);
          expect(plan.refused).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
    for (const onExit of ['upsert', 'delete_partial'] as const)
      for (const { source } of insiderAudienceRecipe([], null, { onExit }).templates)
        expect(source).not.toContain('/v1/delete');
  });
});
