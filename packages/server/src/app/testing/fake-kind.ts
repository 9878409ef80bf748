import type {
  AccountColumn,
  CustomerQueue,
  Destination,
  DestinationKind,
  Flight,
  HttpAnswer,
  Plan,
  TestResult,
} from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import { isObject, own, type JsonObject } from '@causeway/core/result/json';

const explain = ({ status }: HttpAnswer): TestResult => ({
  ok: status === 200,
  issue: { code: status === 200 ? 'works' : 'credentials_refused', message: `It answered ${status}.` },
});

/** A small destination for tests: one request for all customers, with a record for each. */
export const fakeKind: DestinationKind = {
  key: 'fake',
  label: 'Fake',
  secrets: ['token'],
  check: (value) => {
    const issues: Issue[] = [];
    const given: JsonObject = isObject(value) ? value : {};
    for (const key of Object.keys(given)) {
      if (!['address', 'rows'].includes(key))
        issues.push({ code: 'setting_unknown', field: key, message: `${key} is no setting.` });
    }
    const rows = own(given, 'rows') ?? [];
    if (!Array.isArray(rows))
      issues.push({ code: 'setting_invalid', field: 'rows', message: 'Write a list.' });
    else {
      (rows as readonly JsonObject[]).forEach((row, index) => {
        if (typeof row['to'] !== 'string')
          issues.push({
            code: 'setting_invalid',
            field: `rows[${index}].to`,
            message: 'Write a text.',
            hint: 'For example name.',
          });
      });
    }
    const address = own(given, 'address') ?? 'http://fake.test';
    return { settings: { address, rows }, issues };
  },
  compile: () => fakeDestination,
  connect: (settings, secrets) => ({
    baseUrl: settings['address'] as string,
    headers: { 'x-token': secrets['token'] ?? '' },
  }),
  test: () => ({
    request: {
      operation: 'ping',
      method: 'POST',
      path: '/ping',
      body: '{}',
      bytes: 2,
      slots: [],
      eventsOf: [],
    },
    explain,
  }),
  names: {
    attributes: [{ name: 'email', label: 'E-mail', type: 'email', aliases: ['em'] }],
    events: [{ name: 'purchase', label: 'Purchase', required: ['id'], expected: [] }],
    params: [{ name: 'price', type: 'number' }],
  },
  columns: {
    explain,
    request: {
      operation: 'columns',
      method: 'POST',
      path: '/columns',
      body: '{}',
      bytes: 2,
      slots: [],
      eventsOf: [],
    },
    read: ({ body }) => {
      const list = JSON.parse(body) as unknown;
      return Array.isArray(list) ? (list as readonly AccountColumn[]) : [];
    },
  },
};

const fakeDestination: Destination = {
  routes: ({ type }) => type !== 'Unwanted',
  holdsAnonymous: true,
  plan,
  pools: [],
  echoes: { ms: 0, attributes: new Set(), custom: new Set() },
  concurrency: 1,
  takeLimit: 1_000,
  read: () => ({ kind: 'accepted', failures: [] }),
};

function plan(queues: readonly CustomerQueue[]): Plan {
  const sent = queues.filter(({ events }) => events.some(({ type }) => type !== 'Boring'));
  const boring = queues.filter((queue) => !sent.includes(queue));
  const body = JSON.stringify({
    users: sent.map(({ customer, events }) => ({
      id: customer.id,
      attributes: customer.attributes,
      events: events.map(({ type, data }) => ({ type, data })),
    })),
  });
  const flight: Flight = {
    entries: sent.map(({ customer, events }) => ({
      customer: customer.key,
      events: events.map(({ id }) => id),
      issues:
        'phone' in customer.attributes
          ? [{ code: 'phone_invalid', field: 'phone', message: 'That is no phone number.' }]
          : [],
      shadow: {
        identifiers: { uuid: customer.id },
        attributes: { name: JSON.stringify(customer.attributes['name'] ?? null) },
        custom: {},
      },
    })),
    requests: [
      {
        operation: 'upsert',
        method: 'POST',
        path: '/upsert',
        body,
        bytes: body.length,
        slots: sent.map((_, index) => index),
        eventsOf: sent.map(({ events }) => events.map(({ id }) => id)),
      },
    ],
  };
  return {
    flights: sent.length === 0 ? [] : [flight],
    skips: boring.map(({ customer, events }) => ({
      customer: customer.key,
      events: events.map(({ id }) => id),
      reason: 'unchanged',
      issues: [],
    })),
    refused: [],
    learnt: [],
  };
}
