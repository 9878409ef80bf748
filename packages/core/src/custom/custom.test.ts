import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, CustomerQueue, Plan, PlannedRequest } from '../delivery/destination.ts';
import { parseJson } from '../mapping/json-text.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { NO_TEMPLATES, type TemplateShelf } from '../template/template-engine.ts';
import { checkCustom } from './check.ts';
import { destroysPeople } from './destroys.ts';
import { compileCustom, customKind } from './kind.ts';
import { createPacker } from './pack.ts';
import { SAMPLE } from './sample.ts';
import { secretHeaders, secretHeadersFault } from './secret-headers.ts';
import { STARTERS } from './starters.ts';
import { withoutEmpty } from './without-empty.ts';

const URL_ = 'https://api.example.com/in';

function queue(
  key: number,
  events: readonly { type?: string; data?: JsonObject }[],
  attributes: JsonObject = {},
): CustomerQueue {
  return {
    customer: {
      ...SAMPLE.customer,
      key,
      id: `c-${key}`,
      attributes: { email: `c${key}@example.com`, ...attributes },
    },
    shadow: undefined,
    events: events.map(({ type = 'purchase', data = {} }, index) => ({
      id: key * 100 + index,
      type,
      timestamp: Date.UTC(2026, 0, 1),
      data,
      context: {},
    })),
  };
}

function plan(
  settings: JsonObject,
  queues: readonly CustomerQueue[],
  shelf: TemplateShelf = NO_TEMPLATES,
): Plan {
  const { settings: checked, issues } = checkCustom({ url: URL_, ...settings });
  expect(issues).toEqual([]);
  return compileCustom(checked, shelf).plan(queues, 0);
}

const requests = (made: Plan): readonly PlannedRequest[] => made.flights.flatMap((flight) => flight.requests);
const bodies = (made: Plan): readonly (Json | undefined)[] =>
  requests(made).map(({ body }) => parseJson(body));

describe('a custom destination', () => {
  test.each(['\u0000', '\u001b[2J', '\r\n', '\t', '\u007f', '\u0085', '\ud800'])(
    'an address or a header with %j in it is refused where it is entered',
    (odd) => {
      for (const url of [
        `https://a${odd}b.example/x`,
        `https://a.example/x${odd}y`,
        `https://a.example/x?y=${odd}z`,
      ])
        expect(checkCustom({ url }).issues).toMatchObject([{ field: 'url' }]);
      const headers = [{ name: 'X-A', value: `a${odd}b` }];
      expect(checkCustom({ url: URL_, headers }).issues).toMatchObject([{ field: 'headers[0].value' }]);
    },
  );

  test('a header is sent under whatever name headers may have', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const headers = names.map((name) => ({ name, value: `of ##event_name##` }));
    const [request] = requests(plan({ headers }, [queue(1, [{}])]));
    expect(Object.entries(request?.headers ?? {})).toEqual(names.map((name) => [name, 'of purchase']));
    expect(Object.keys(secretHeaders('__proto__: a\nconstructor: b'))).toEqual(['__proto__', 'constructor']);
    expect(secretHeadersFault('__proto__: a')).toBeUndefined();
  });

  test('one request per event, in order, with address, headers and body filled in', () => {
    const made = plan(
      {
        url: 'https://api.example.com/u/##user_id##?e=##event_name##',
        headers: [{ name: 'X-Shop', value: 'shop ##properties.shop##' }],
        body: { format: 'placeholders', content: { event: '##event_name##', props: '##properties##' } },
      },
      [queue(1, [{ data: { shop: 'A', n: 1 } }, { data: { shop: 'B' } }])],
    );
    expect(requests(made)).toMatchObject([
      {
        method: 'POST',
        path: '/u/c-1?e=purchase',
        headers: { 'X-Shop': 'shop A' },
        slots: [0],
        eventsOf: [[100]],
      },
      { path: '/u/c-1?e=purchase', headers: { 'X-Shop': 'shop B' }, eventsOf: [[101]] },
    ]);
    expect(bodies(made)[0]).toEqual({ event: 'purchase', props: { shop: 'A', n: 1 } });
    expect(made.flights.map(({ entries }) => entries.map(({ events }) => events))).toEqual([
      [[100]],
      [[101]],
    ]);
  });

  test('an event without what the address needs goes to the dead letters, and no other', () => {
    const made = plan({ url: 'https://api.example.com/##properties.id##' }, [
      queue(1, [{ data: {} }, { data: { id: 7 } }]),
    ]);
    expect(made.refused).toMatchObject([{ events: [100], issue: { code: 'address_without_value' } }]);
    expect(requests(made).map(({ path }) => path)).toEqual(['/7']);
  });

  test('batches hold records of several customers, within size and order', () => {
    const queues = [queue(1, [{}, {}]), queue(2, [{}])];
    const content = { users: [{ id: '##user_id##', n: '##event_id##' }], from: 'shop' };
    const body = { format: 'placeholders', content };
    const joined = plan({ body, batch: { size: 2, join: 'users' } }, queues);
    expect(bodies(joined)).toEqual([
      {
        users: [
          { id: 'c-1', n: '100' },
          { id: 'c-1', n: '101' },
        ],
        from: 'shop',
      },
      { users: [{ id: 'c-2', n: '200' }], from: 'shop' },
    ]);
    expect(requests(joined).map(({ slots, eventsOf }) => ({ slots, eventsOf }))).toEqual([
      { slots: [0, 0], eventsOf: [[100], [101]] },
      { slots: [0], eventsOf: [[200]] },
    ]);
    const listed = plan({ body, batch: { size: 10, join: '' } }, queues);
    expect(bodies(listed)[0]).toHaveLength(3);
    expect(listed.flights[0]?.entries.map(({ customer, events }) => [customer, events])).toEqual([
      [1, [100, 101]],
      [2, [200]],
    ]);
  });

  test('every event of every queue is sent, skipped or refused, once and in order, whatever the batch', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(fc.integer()), { maxLength: 5 }), { maxLength: 6 }),
        fc.option(fc.integer({ min: 2, max: 7 })),
        (customers, size) => {
          const queues = customers.map((list, key) =>
            queue(
              key,
              list.map((n) => ({ data: { n } })),
            ),
          );
          const shelf: TemplateShelf = () => ({
            render: (entity) => {
              const n = ((entity['event'] as JsonObject)['properties'] as JsonObject)['n'];
              if (n === null) return { kind: 'skipped', message: 'no n' };
              return typeof n === 'number' && n % 5 === 0
                ? { kind: 'failed', issue: { code: 'x', message: 'five' } }
                : { kind: 'rendered', value: { n: n ?? null } };
            },
          });
          const body = { format: 'template', template: 't' };
          const made = plan({ body, batch: size === null ? null : { size, join: '' } }, queues, shelf);
          const sent = made.flights.flatMap(({ entries }) => entries);
          for (const { customer, events } of queues) {
            const own = (list: readonly { customer: number; events: readonly number[] }[]): number[] =>
              list.filter((entry) => entry.customer === customer.key).flatMap((entry) => entry.events);
            const ids = own(sent);
            expect(ids).toEqual(ids.toSorted((a, b) => a - b));
            expect([...ids, ...own(made.skips), ...own(made.refused)].toSorted((a, b) => a - b)).toEqual(
              events.map(({ id }) => id),
            );
          }
          for (const { slots, eventsOf } of requests(made)) expect(slots).toHaveLength(eventsOf.length);
        },
      ),
    );
  });

  test('records for several addresses fill batches side by side, and nobody overtakes themselves', () => {
    const place = fc.constantFrom('/a', '/b', '/c');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), place), { maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom('', 'users'),
        (parcels, size, join) => {
          const packing = { method: 'POST', contentType: 'application/json', shape: 'none' } as const;
          const packer = createPacker({ ...packing, batch: { size, join } });
          parcels.forEach(([customer, path], event) => {
            const target = { path, headers: {} };
            const value = { users: [event] };
            expect(packer.add({ customer, event, value, users: 1, issues: [], target })).toBeUndefined();
          });
          const flights = packer.finish();
          const left = flights.flatMap(({ entries, requests: [request] }) => {
            expect(request?.eventsOf.length).toBeLessThanOrEqual(size);
            return entries.flatMap(({ customer, events }) =>
              events.map((event) => ({ customer, event, path: request?.path })),
            );
          });
          expect(left).toHaveLength(parcels.length);
          for (const { event, customer, path } of left) expect([customer, path]).toEqual(parcels[event]);
          for (const [, own] of Map.groupBy(left, ({ customer }) => customer))
            expect(own.map(({ event }) => event)).toEqual(
              own.map(({ event }) => event).toSorted((a, b) => a - b),
            );
        },
      ),
    );
  });

  test('forms, texts and requests without a body', () => {
    const content = { a: 'x y', b: [1, true], c: { d: 1 }, n: '##properties.none##' };
    const form = plan(
      { contentType: 'application/x-www-form-urlencoded', body: { format: 'placeholders', content } },
      [queue(1, [{}])],
    );
    expect(requests(form)[0]?.body).toBe('a=x+y&b=1&b=true&c=%7B%22d%22%3A1%7D');
    const text = plan(
      { contentType: 'text/plain', body: { format: 'placeholders', content: 'Hi ##user_id##' } },
      [queue(1, [{}])],
    );
    expect(requests(text)[0]?.body).toBe('Hi c-1');
    expect(requests(plan({ method: 'GET' }, [queue(1, [{}])]))[0]?.body).toBe('');
  });

  test('which events it wants', () => {
    const routes = (settings: JsonObject, type: string): boolean =>
      compileCustom(checkCustom({ url: URL_, ...settings }).settings, NO_TEMPLATES).routes(
        { id: 1, type, timestamp: 0, data: {}, context: {} },
        [],
        () => false,
      );
    expect([routes({}, 'x'), routes({ events: ['x'] }, 'y'), routes({ except: ['x'] }, 'x')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the Insider shape', () => {
  const shaped = (content: Json, data: JsonObject, attributes: JsonObject = {}): Plan =>
    plan({ shape: 'insider', body: { format: 'placeholders', content } }, [queue(1, [{ data }], attributes)]);
  const all = {
    users: [
      {
        identifiers: { email: '##user.email##', uuid: '##user_id##', custom: { hub_id: '' } },
        attributes: { country: '##user.country##', loyalty: { tier: 'Gold' }, name: '' },
        events: [
          { event_name: '##event_name##', timestamp: '##created_at##', event_params: '##properties##' },
        ],
      },
    ],
  };

  test('what Insider does not know stands under custom; empty values and identifiers go', () => {
    const made = shaped(
      all,
      {
        event_group_id: 'T-1',
        unit_sale_price: '49,90',
        currency: 'try',
        size: 'M',
        gift: true,
        note: '',
        tags: ['a', { b: 1 }],
      },
      { country: 'TR' },
    );
    expect(bodies(made)[0]).toEqual({
      users: [
        {
          identifiers: { email: 'c1@example.com', uuid: 'c-1' },
          attributes: { country: 'TR', custom: { loyalty_tier: 'Gold' } },
          events: [
            {
              event_name: 'purchase',
              timestamp: '2026-01-01T00:00:00.000Z',
              event_params: {
                event_group_id: 'T-1',
                unit_sale_price: 49.9,
                currency: 'TRY',
                size: 'M',
                custom: { gift: true, tags: ['a'] },
              },
            },
          ],
        },
      ],
    });
    expect(made.flights[0]?.entries[0]?.issues).toMatchObject([{ code: 'list_items_dropped' }]);
  });

  test('names are written as Insider takes them, and two that come to the same are told', () => {
    const event = {
      event_name: 'Sign Up Clicked',
      timestamp: '##created_at##',
      event_params: '##properties##',
    };
    const body = { users: [{ identifiers: { uuid: '##user_id##' }, events: [event] }] };
    const made = shaped(body, { 'Rozet Adı': 'x', favColor: 'red', fav_color: 'blue', '♥': 1 });
    expect(bodies(made)[0]).toMatchObject({
      users: [
        {
          events: [
            {
              event_name: 'sign_up_clicked',
              event_params: { custom: { rozet_adi: 'x', fav_color: 'red' } },
            },
          ],
        },
      ],
    });
    expect(made.flights[0]?.entries[0]?.issues.map(({ code }) => code)).toContain('name_collision');
    const nameless = { users: [{ identifiers: { uuid: '##user_id##' }, events: [{ event_name: '---' }] }] };
    expect(shaped(nameless, {}).refused).toMatchObject([{ issue: { code: 'event_name_unusable' } }]);
  });

  test('a purchase without what Insider insists on is named before it leaves', () => {
    expect(shaped(all, { unit_sale_price: 1 }).refused).toMatchObject([
      { issue: { code: 'purchase_incomplete', field: 'users.0.events.0.event_params.event_group_id' } },
    ]);
  });

  test('nobody is sent without an identifier, nor a body without users', () => {
    const nobody = { users: [{ identifiers: { email: '##user.none##' }, attributes: { name: 'x' } }] };
    expect(shaped(nobody, {}).refused).toMatchObject([{ issue: { code: 'no_identifier' } }]);
    expect(shaped({ user: 1 }, {}).refused).toMatchObject([{ issue: { code: 'users_missing' } }]);
  });

  test('the starters are right as they are', () => {
    for (const { key, settings } of STARTERS) {
      const { issues } = checkCustom({ url: URL_, ...settings } as unknown as JsonObject);
      expect([key, issues]).toEqual([key, []]);
      if (settings.shape !== 'insider') continue;
      const made = plan(settings as unknown as JsonObject, [SAMPLE]);
      expect(made.refused, `for ${key}`).toEqual([]);
    }
  });
});

describe('settings', () => {
  test.each([
    [{ url: 'ftp://x' }, 'url'],
    [{ url: 'https://##user.host##/x' }, 'url'],
    [{ url: 'https://u:p@host/' }, 'url'],
    [{ url: 'https://h/##nobody.x##' }, 'url'],
    [{ url: URL_, headers: [{ name: 'Host', value: 'x' }] }, 'headers[0].name'],
    [{ url: URL_, headers: [{ name: 'X-A', value: 'a\nb' }] }, 'headers[0].value'],
    [{ url: URL_, body: { format: 'placeholders', content: { a: '##props##' } } }, 'body.content.a'],
    [{ url: `${URL_}/##user_id##`, batch: { size: 10 } }, 'batch'],
    [{ url: URL_, method: 'DELETE' }, 'method'],
    [{ url: 'https://unification.useinsider.com/api/user/v1/delete' }, 'url'],
    [{ url: URL_, shape: 'insider' }, 'shape'],
  ])('%j is refused at %s', (settings, field) => {
    expect(checkCustom(settings as unknown as Json).issues.map((found) => found.field)).toContain(field);
  });

  test.each<Json>(['x', { format: 'placeholders' }, { format: 'template' }])(
    'a body that cannot be read, %j, is not said to clash with the shape',
    (body) => {
      const { issues } = checkCustom({ url: URL_, shape: 'insider', body });
      expect(new Set(issues.map(({ field = '' }) => field.split('.')[0]))).toStrictEqual(new Set(['body']));
    },
  );

  test('no spelling of the address deletes people, and no value can complete one', () => {
    for (const address of [
      '/api/user/v1/delete',
      '/api//user/v1/delete?x',
      '/api/user/v1/%64elete',
      '/api/user/v2/anonymize',
      '/API/USER/V1/DELETE#',
      '/api/user/v1/%2564elete',
      '/api/user/v1/attribute/../delete',
      '/api/user/v1/x/%2e%2E/./delete?x',
      '/api/contact/v1/anonymize',
      'https://crm.api.useinsider.com/delete',
    ])
      expect([address, destroysPeople(address)]).toEqual([address, true]);
    expect(destroysPeople('/api/user/v1/attribute/delete')).toBe(false);
    const made = plan({ url: 'https://x.example.com/api/user/v1/##properties.op##' }, [
      queue(1, [{ data: { op: 'delete' } }]),
    ]);
    expect(made.refused).toMatchObject([{ issue: { code: 'address_destroys' } }]);
  });

  test('secret headers as lines or as JSON', () => {
    expect(secretHeaders('X-PARTNER-NAME: shop\nX-REQUEST-TOKEN:  a:b ')).toEqual({
      'x-partner-name': 'shop',
      'x-request-token': 'a:b',
    });
    expect(secretHeaders('{"X-A": "1"}')).toEqual({ 'x-a': '1' });
    expect(secretHeaders('X-A: a\u0007b')).toEqual({});
    expect([secretHeadersFault('A: b'), secretHeadersFault('no line')]).toEqual([
      undefined,
      expect.any(String),
    ]);
  });

  test('values that say nothing are taken out, and nothing else', () => {
    expect(withoutEmpty({ a: '', b: null, c: [], d: { e: ' ' }, f: 0, g: false, h: ['', 1] })).toEqual({
      f: 0,
      g: false,
      h: [1],
    });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = withoutEmpty(value);
        expect(once === undefined ? undefined : withoutEmpty(once)).toEqual(once);
      }),
    );
  });
});

describe('answers', () => {
  const read = (status: number, settings: JsonObject = {}, headers: Record<string, string> = {}): Answer =>
    compileCustom(checkCustom({ url: URL_, ...settings }).settings, NO_TEMPLATES).read(
      { operation: 'send', method: 'POST', path: '/in', body: '', bytes: 0, slots: [0], eventsOf: [[1]] },
      { status, headers, body: '' },
    );

  test.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [400, 'refused'],
    [409, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [401, 'credentials'],
    [403, 'credentials'],
    [301, 'credentials'],
    [404, 'credentials'],
    [405, 'credentials'],
    [0, 'transient'],
    [408, 'transient'],
    [429, 'transient'],
    [500, 'transient'],
    [503, 'transient'],
  ])('%i means %s', (status, kind) => {
    expect(read(status).kind).toBe(kind);
  });

  test('404 of an address that differs from event to event is about that event', () => {
    expect(read(404, { url: `${URL_}/##user_id##` }).kind).toBe('refused');
  });

  test('codes that are not to be tried again, and how long to wait', () => {
    expect(read(503, { doNotRetry: [503] }).kind).toBe('refused');
    expect(read(429, {}, { 'retry-after': '7' })).toMatchObject({ retryAfterMs: 7000 });
  });
});

test('the connection carries what is the same for every request; the test sends the sample', () => {
  const settings = {
    url: 'https://h.example.com:8443/a',
    headers: [
      { name: 'X-A', value: '1' },
      { name: 'X-B', value: '##user_id##' },
    ],
  };
  expect(customKind.connect(settings, { headers: 'X-Key: k', signing_secret: 'whsec_1' })).toEqual({
    baseUrl: 'https://h.example.com:8443',
    headers: { 'x-a': '1', 'x-key': 'k', 'content-type': 'application/json' },
    signing: { scheme: 'standard-webhooks', secret: 'whsec_1' },
  });
  const tried = customKind.test(settings, NO_TEMPLATES);
  expect(tried.request).toMatchObject({ path: '/a', headers: { 'X-B': 'causeway-test' } });
  expect(customKind.test({ url: 'https://h/##properties.none##' }, NO_TEMPLATES)).toMatchObject({
    refused: { code: 'address_without_value' },
  });
});

test('the sample is enough for every starter, and a record refused inside a success is told', () => {
  for (const { key, settings } of STARTERS) {
    const tried = customKind.test({ url: URL_, ...settings } as unknown as JsonObject, NO_TEMPLATES);
    expect(tried.request, `for ${key}`).toBeDefined();
    if (tried.request === undefined || settings.shape !== 'insider') continue;
    const fail = { count: 1, errors: [{ users: 0, message: 'no identifier' }] };
    const refused = JSON.stringify({ data: { successful: { count: 0 }, fail } });
    expect(tried.explain({ status: 200, headers: {}, body: refused }).ok, `for ${key}`).toBe(false);
    const body = JSON.stringify({ data: { successful: { count: 1 }, fail: { count: 0 } } });
    expect(tried.explain({ status: 200, headers: {}, body })).toMatchObject({ ok: true });
  }
});
