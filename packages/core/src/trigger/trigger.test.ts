import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Destination, Plan, PlannedRequest } from '../delivery/destination.ts';
import { parseJson } from '../mapping/json-text.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { NO_TEMPLATES, type CompiledTemplate, type TemplateShelf } from '../template/template-engine.ts';
import { AT, AT_TEXT, CHANGED, moved, NEW, OTHER, queueOf, seat, VIP } from './testing/job.ts';
import { triggerKind } from './trigger-kind.ts';

const URL_ = 'https://api.example.com/in?x=1';
const BASE = { url: URL_, audiences: [VIP, NEW] };

function compile(settings: JsonObject = {}, shelf: TemplateShelf = NO_TEMPLATES): Destination {
  const { settings: checked, issues } = triggerKind.check({ ...BASE, ...settings });
  expect(issues).toEqual([]);
  return triggerKind.compile(checked, shelf);
}

/** Templates by id: what each makes of its entity. An `Error` is the template's wish to skip. */
function shelfOf(templates: Record<string, (entity: JsonObject, config: JsonObject) => Json | Error>) {
  return (id: string): CompiledTemplate | undefined => {
    const make = templates[id];
    return make === undefined
      ? undefined
      : {
          render: (entity, config) => {
            const value = make(entity, config);
            return value instanceof Error
              ? { kind: 'skipped', message: value.message }
              : { kind: 'rendered', value };
          },
        };
  };
}

const requests = ({ flights }: Plan): readonly PlannedRequest[] =>
  flights.flatMap((flight) => flight.requests);
const bodies = (plan: Plan): readonly JsonObject[] =>
  requests(plan).map(({ body }) => parseJson(body) as JsonObject);
const dataOf = (plan: Plan): JsonObject => (bodies(plan)[0]?.['data'] ?? {}) as JsonObject;
const eventOf = (plan: Plan): Json | undefined => dataOf(plan)['segment_events'];

describe('which events concern it', () => {
  const routes = (
    event: ReturnType<typeof moved>,
    settings: JsonObject = {},
    changed: readonly string[] = [],
    into: readonly string[] = [],
  ): boolean => compile(settings).routes({ ...event, id: 1 }, changed, (id) => into.includes(id));

  test.each([
    ['both', [true, true]],
    ['enters', [true, false]],
    ['exits', [false, true]],
  ])('%s', (triggerEvents, expected) => {
    expect([
      routes(moved('enter', VIP), { triggerEvents }),
      routes(moved('exit', NEW), { triggerEvents }),
    ]).toEqual(expected);
  });

  test('nothing of other audiences, and who is there already only when asked for', () => {
    expect(routes(moved('enter', OTHER))).toBe(false);
    expect(routes(moved('present', VIP))).toBe(false);
    expect(routes(moved('present', VIP), { existingUsers: true })).toBe(true);
    expect(routes(moved('present', OTHER), { existingUsers: true })).toBe(false);
    // Being there is sent as joining, which is not asked for here.
    expect(routes(moved('present', VIP), { existingUsers: true, triggerEvents: 'exits' })).toBe(false);
  });

  test('changes of chosen fields, of who is in one of the audiences', () => {
    const fieldChanges = ['city', 'plan'];
    expect(routes(CHANGED, { fieldChanges }, ['city'], [NEW])).toBe(true);
    expect(routes(CHANGED, { fieldChanges }, ['email'], [NEW])).toBe(false);
    expect(routes(CHANGED, { fieldChanges }, ['city'], [OTHER])).toBe(false);
    expect(routes(CHANGED, {}, ['city'], [NEW])).toBe(false);
    expect(routes(moved('enter', OTHER), { fieldChanges }, ['city'], [VIP])).toBe(false);
  });
});

describe('the payload', () => {
  test('is the profile with what happened, and whose it is', () => {
    const plan = compile({ config: { subscription_id: 'job-7' } }).plan(
      [queueOf(1, [moved('enter', VIP)], [seat(VIP), seat(OTHER)])],
      AT,
    );
    expect(requests(plan)).toMatchObject([
      { method: 'POST', path: '/in?x=1', operation: 'send', slots: [0], eventsOf: [[100]] },
    ]);
    expect(bodies(plan)).toEqual([
      {
        id: '100',
        data: {
          _id: 'c-1',
          _uid: 'causeway-test-visitor',
          _segments: ['other', 'vip'],
          email: 'c1@example.com',
          city: 'Rome',
          segment_events: [{ id: VIP, event: 'enter', slug: 'vip', enter: AT_TEXT }],
        },
        meta: { object: 'user', subscription_id: 'job-7', timestamp: AT_TEXT },
      },
    ]);
  });

  test('enter is told of joining alone, exit of leaving, neither of a change', () => {
    const job = compile({ existingUsers: true, fieldChanges: ['city'] });
    const of = (event: ReturnType<typeof moved>, seats = [seat(VIP, AT - 5_000), seat(OTHER)]) =>
      eventOf(job.plan([queueOf(1, [event], seats)], AT));
    expect(of(moved('exit', NEW))).toEqual([{ id: NEW, event: 'exit', slug: 'new_ones', exit: AT_TEXT }]);
    expect(of(CHANGED)).toEqual([{ id: VIP, event: 'change', slug: 'vip' }]);
    expect(of(CHANGED, [seat(NEW), seat(VIP)])).toHaveLength(2);
    // Who was there already joined when they did; who came back since was there when the job began.
    const since = '2026-05-01T12:29:55.000Z';
    expect(of(moved('present', VIP))).toEqual([{ id: VIP, event: 'enter', slug: 'vip', enter: since }]);
    expect(of(moved('present', VIP), [seat(VIP, AT + 9)])).toMatchObject([{ enter: AT_TEXT }]);
    expect(of(moved('present', VIP), [])).toMatchObject([{ enter: AT_TEXT }]);
  });

  test('present membership is as it is now, also when it says that somebody is back', () => {
    const segments = (seats: readonly string[]): Json | undefined => {
      const plan = compile().plan(
        [
          queueOf(
            1,
            [moved('exit', VIP)],
            seats.map((id) => seat(id)),
          ),
        ],
        AT,
      );
      return dataOf(plan)['_segments'];
    };
    expect(segments([])).toEqual([]);
    expect(segments([NEW])).toEqual(['new_ones']);
    expect(segments([VIP, NEW])).toEqual(['new_ones', 'vip']);
  });

  test('what the settings do not ask for any more is skipped', () => {
    const job = compile({ triggerEvents: 'enters' });
    const plan = job.plan([queueOf(1, [moved('exit', VIP), moved('enter', OTHER), CHANGED])], AT);
    expect(plan.skips.map(({ reason, issues }) => [reason, issues[0]?.code])).toEqual([
      ['nothing_to_send', 'audience_not_meant'],
      ['nothing_to_send', 'audience_not_meant'],
      ['nothing_to_send', 'in_no_audience'],
    ]);
    expect(plan.flights).toEqual([]);
  });

  test('chosen fields alone are sent, always with who it is and what happened', () => {
    const data = (settings: JsonObject): string[] => {
      const plan = compile(settings).plan([queueOf(1, [moved('enter', VIP)], [seat(VIP)])], AT);
      return Object.keys(dataOf(plan)).toSorted();
    };
    expect(data({ exportFields: ['email', 'none'] })).toEqual(['_id', 'email', 'segment_events']);
    expect(data({ exportFields: ['_segments'], includeAudiences: true })).toEqual([
      '_id',
      '_segments',
      'segment_events',
      'segments_all',
    ]);
  });

  test('an attribute with the name of a computed field does not pass for it', () => {
    const forged = { _segments: ['forged'], _id: 'x', segment_events: ['x'] };
    const plan = compile().plan([queueOf(1, [moved('enter', VIP)], [seat(VIP)], forged)], AT);
    expect(bodies(plan)[0]?.['data']).toMatchObject({
      _id: 'c-1',
      _segments: ['vip'],
      segment_events: [{ event: 'enter' }],
    });
  });

  test('in the envelope of CloudEvents', () => {
    const job = { cloudEvents: {}, exportFields: ['email'] };
    const plan = compile(job).plan([queueOf(1, [moved('enter', VIP)])], AT);
    expect(bodies(plan)[0]).toEqual({
      specversion: '1.0',
      id: '100',
      source: '/audience_trigger',
      type: 'com.causeway.audience.user.event',
      datacontenttype: 'application/json',
      time: AT_TEXT,
      data: {
        _id: 'c-1',
        email: 'c1@example.com',
        segment_events: [{ id: VIP, event: 'enter', slug: 'vip', enter: AT_TEXT }],
      },
    });
    const type = (settings: JsonObject): string | undefined =>
      triggerKind.connect({ ...BASE, ...settings }, {}).headers['content-type'];
    expect([type({}), type(job), type({ ...job, batch: {} })]).toEqual([
      'application/json',
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
    ]);
    const shelf = shelfOf({ t: (entity) => ({ who: entity['_id'] ?? null }) });
    const said = compile(
      { cloudEvents: { source: 'urn:shop', type: 'x' }, template: 't', batch: {} },
      shelf,
    ).plan([queueOf(1, [moved('enter', VIP)])], AT);
    expect(bodies(said)).toMatchObject([[{ source: 'urn:shop', type: 'x', data: { who: 'c-1' } }]]);
  });

  test('people nobody has named are sent without an id, or held', () => {
    const queue = queueOf(1, [moved('enter', VIP)]);
    const unknown = { ...queue, customer: { ...queue.customer, anonymous: true } };
    expect(dataOf(compile().plan([unknown], AT))['_id']).toBeUndefined();
    const held = compile({ anonymous: 'hold' });
    expect(held.holdsAnonymous).toBe(true);
    expect(held.plan([unknown], AT).skips).toMatchObject([{ reason: 'anonymous' }]);
  });
});

describe('templates', () => {
  const shelf = shelfOf({
    body: (entity, config) =>
      entity['email'] === 'c2@example.com'
        ? new Error('not this one')
        : { fields: Object.keys(entity), tone: config['tone'] ?? null },
    url: (entity) => `https://API.example.com:443/people/${entity['_id'] as string}/ü x`,
  });

  test('see the chosen fields and what happened, read the free properties, and can skip', () => {
    const job = compile({ template: 'body', exportFields: ['email'], config: { tone: 'loud' } }, shelf);
    const plan = job.plan([queueOf(1, [moved('enter', VIP)]), queueOf(2, [moved('enter', VIP)])], AT);
    expect(bodies(plan)).toEqual([
      { fields: ['email', '_id', 'segment_events', 'event', 'job_segments'], tone: 'loud' },
    ]);
    expect(plan.skips).toMatchObject([
      { customer: 2, reason: 'template', issues: [{ message: 'not this one' }] },
    ]);
  });

  test('make the address, at the place that the settings name', () => {
    const plan = compile({ urlTemplate: 'url' }, shelf).plan([queueOf(1, [moved('enter', VIP)])], AT);
    expect(requests(plan).map(({ path }) => path)).toEqual(['/people/c-1/%C3%BC%20x']);
    const skipped = compile({ urlTemplate: 'skip' }, shelfOf({ skip: () => new Error('no') }));
    expect(skipped.plan([queueOf(1, [moved('enter', VIP)])], AT).skips).toMatchObject([
      { reason: 'template' },
    ]);
  });

  test.each([
    ['https://evil.example.com/in', 'url_elsewhere'],
    ['https://api.example.com:8443/in', 'url_elsewhere'],
    ['https://api.example.com.evil.example/in', 'url_elsewhere'],
    ['https://api.example.com@evil.example/in', 'url_not_text'],
    ['http://api.example.com/in', 'url_not_text'],
    ['/in', 'url_not_text'],
    ['https://api.example.com/a#b', 'url_not_text'],
    ['https://api.example.com/##user.x##', 'url_not_text'],
    ['https://api.example.com/a/../b', 'url_not_text'],
    ['https://api.example.com/a/%2E%2e/b', 'url_not_text'],
    ['https://api.example.com/api/user/v1/delete', 'address_destroys'],
    ['https://api.example.com/api/user/v1/%64elete?x', 'address_destroys'],
    [{ url: 'https://api.example.com/' }, 'url_not_text'],
    [null, 'url_not_text'],
  ])('that make %j of it are refused: %s', (url, code) => {
    const job = compile({ urlTemplate: 'url' }, shelfOf({ url: () => url }));
    const plan = job.plan([queueOf(1, [moved('enter', VIP)])], AT);
    expect(plan.flights).toEqual([]);
    expect(plan.refused).toMatchObject([{ events: [100], issue: { code } }]);
  });

  test('that are gone are named', () => {
    for (const settings of [{ template: 'gone' }, { urlTemplate: 'gone' }])
      expect(compile(settings).plan([queueOf(1, [moved('enter', VIP)])], AT).refused).toMatchObject([
        { issue: { code: 'template_missing' } },
      ]);
  });
});

describe('batches', () => {
  test('gather messages, as many or for as long as the settings say', () => {
    const job = compile({ batch: { size: 2, flushSeconds: 7 }, workers: 9 });
    expect(job).toMatchObject({ gather: { messages: 2, ms: 7_000 }, concurrency: 9, takeLimit: 8 });
    const plan = job.plan(
      [queueOf(1, [moved('enter', VIP), moved('exit', VIP)]), queueOf(2, [moved('enter', VIP)])],
      AT,
    );
    expect(bodies(plan)).toMatchObject([[{ id: '100' }, { id: '101' }], [{ id: '200' }]]);
    expect(compile().gather).toBeUndefined();
  });

  test('every message is sent, skipped or refused, once, and each customer’s in order, whatever the settings', () => {
    const what = fc.tuple(
      fc.constantFrom('enter' as const, 'exit' as const, 'present' as const),
      fc.constantFrom(VIP, NEW, OTHER),
    );
    const shelf = shelfOf({
      body: (entity) => {
        const id = Number((entity['event'] as JsonObject)['id']);
        return id % 7 === 3 ? new Error('three') : { users: [id] };
      },
      url: (entity) => {
        const [first] = entity['segment_events'] as readonly JsonObject[];
        return first?.['event'] === 'exit' ? 'https://api.example.com/out' : 'https://api.example.com/in';
      },
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(what, { maxLength: 6 }), { maxLength: 6 }),
        fc.option(fc.integer({ min: 1, max: 5 })),
        fc.constantFrom('', 'users'),
        fc.constantFrom(null, 'url'),
        (customers, size, join, urlTemplate) => {
          const queues = customers.map((list, key) =>
            queueOf(
              key,
              list.map(([how, id]) => moved(how, id)),
            ),
          );
          const batch = size === null ? null : { size, join };
          const plan = compile({ template: 'body', urlTemplate, batch }, shelf).plan(queues, AT);
          const sent = plan.flights.flatMap(({ entries }) => entries);
          for (const { customer, events } of queues) {
            const own = (list: readonly { customer: number; events: readonly number[] }[]): number[] =>
              list.filter((entry) => entry.customer === customer.key).flatMap((entry) => entry.events);
            const ids = own(sent);
            expect(ids).toEqual(ids.toSorted((a, b) => a - b));
            expect([...ids, ...own(plan.skips), ...own(plan.refused)].toSorted((a, b) => a - b)).toEqual(
              events.map(({ id }) => id),
            );
          }
        },
      ),
    );
  });

  test('an event beyond a megabyte is refused', () => {
    const long = { story: 'x'.repeat(1_000_000) };
    for (const batch of [null, {}])
      expect(
        compile({ batch }).plan([queueOf(1, [moved('enter', VIP)], [], long)], AT).refused,
      ).toMatchObject([{ issue: { code: 'body_too_large' } }]);
  });
});

describe('answers', () => {
  const read = (status: number, settings: JsonObject = {}, headers: Record<string, string> = {}): Answer => {
    const request = { operation: 'send', method: 'POST', path: '/in', body: '', bytes: 0 } as const;
    return compile(settings).read(
      { ...request, slots: [0], eventsOf: [[1]] },
      { status, headers, body: 'no' },
    );
  };

  test.each([
    [200, 'accepted'],
    [201, 'accepted'],
    [204, 'accepted'],
    [400, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [401, 'credentials'],
    [403, 'credentials'],
    [0, 'transient'],
    [301, 'transient'],
    [409, 'transient'],
    [422, 'transient'],
    [429, 'transient'],
    [500, 'transient'],
  ])('%i means %s', (status, kind) => {
    expect(read(status).kind).toBe(kind);
  });

  test('codes that are not to be tried again, and how long to wait', () => {
    expect(read(503, { doNotRetry: [503] })).toMatchObject({
      kind: 'refused',
      issue: { code: 'request_refused' },
    });
    expect(read(503, {}, { 'retry-after': '7' })).toMatchObject({ retryAfterMs: 7_000 });
  });

  test('Insider’s are read record by record', () => {
    const body = JSON.stringify({
      data: { successful: {}, fail: { count: 1, errors: { 'users.0.events.0.event_name.regexp': ['no'] } } },
    });
    const request = { operation: 'upsert', method: 'POST', path: '/', body: '', bytes: 0 } as const;
    expect(
      compile({ shape: 'insider', template: 't' }).read(
        { ...request, slots: [0], eventsOf: [[1]] },
        { status: 200, headers: {}, body },
      ),
    ).toMatchObject({ kind: 'accepted', failures: [{ slot: 0 }] });
  });

  test('failing with everybody is borne for two hours', () => {
    expect(compile().patience).toEqual({ failures: 10, firstMs: 60_000, failAfterMs: 7_200_000 });
  });
});

describe('the kind', () => {
  test('names what it uses, and where', () => {
    const settings = { ...BASE, template: 't', urlTemplate: 'u', authorization: 'a' };
    expect(triggerKind.templates?.(settings)).toEqual([
      { id: 'u', field: 'urlTemplate' },
      { id: 't', field: 'template' },
    ]);
    expect(triggerKind.audiences?.(settings)).toEqual({ ids: [VIP, NEW], field: 'audiences' });
    expect(triggerKind.authorization?.(settings)).toEqual({ id: 'a', field: 'authorization' });
    expect(triggerKind.templates?.(BASE)).toEqual([]);
    expect(triggerKind.authorization?.(BASE)).toBeUndefined();
    expect(triggerKind.connect(settings, {}).baseUrl).toBe('https://api.example.com');
    expect(compile()).toMatchObject({ readsAudiences: true });
  });

  test('is tried with somebody who leaves where it tells of leaving alone', () => {
    const { request } = triggerKind.test({ ...BASE, triggerEvents: 'exits' }, NO_TEMPLATES);
    expect(parseJson(request?.body ?? '')).toMatchObject({
      data: { _segments: [], segment_events: [{ id: VIP, event: 'exit', exit: '2026-01-01T12:00:00.000Z' }] },
    });
  });

  test('is tried with somebody who joins, whatever else it asks for', () => {
    const tried = triggerKind.test({ ...BASE, fieldChanges: ['city'], anonymous: 'hold' }, NO_TEMPLATES);
    expect(parseJson(tried.request?.body ?? '')).toMatchObject({
      data: { _id: 'causeway-test', segment_events: [{ id: VIP, event: 'enter' }] },
    });
    expect(tried.request === undefined ? '' : tried.explain({ status: 200, headers: {}, body: '' }).ok).toBe(
      true,
    );
    expect(triggerKind.test({ ...BASE, template: 'gone' }, NO_TEMPLATES)).toMatchObject({
      refused: { code: 'template_missing' },
    });
  });
});
