import { KINDS } from '@causeway/server/app/kinds';
import { compileInbound } from '@causeway/core/insider/inbound/compile-inbound';
import { readHook } from '@causeway/core/insider/inbound/read-hook';
import { readProfileAnswer } from '@causeway/core/insider/inbound/read-profile-answer';
import { checkSettings } from '@causeway/core/insider/settings/check';
import { readAnswer } from '@causeway/core/insider/read-answer';
import { retryAfterMs } from '@causeway/core/delivery/retry-after';
import { readToken } from '@causeway/core/authorization/read-token';
import { checkAuthorization, secretFault } from '@causeway/core/authorization/check';
import { METHODS } from '@causeway/core/authorization/authorization';
import { STARTERS } from '@causeway/core/custom/starters';
import { customer, event, queue } from '@causeway/core/insider/testing/shop';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import type { PlannedRequest } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { DOC_OBJECTS } from '../doc-blocks.ts';
import { hold, type PureEntry } from '../entry.ts';
import { ANSWERS, HOOKS, SETTINGS, SETTINGS_WORDS } from './insider-seeds.ts';
import { field, textIn, textsOf } from './shapes.ts';
import { ATTRIBUTES, EVENT_TYPES, NOW } from './world.ts';

const INBOUND = compileInbound(checkSettings(JSON.parse(SETTINGS[0] ?? '{}') as Json).settings, {
  attributes: ATTRIBUTES,
  eventTypes: EVENT_TYPES,
});
const REQUEST: PlannedRequest = {
  operation: 'upsert',
  method: 'POST',
  path: '/api/user/v1/upsert',
  body: '{"users":[{},{}]}',
  bytes: 17,
  slots: [0, 1],
  eventsOf: [[1], [2]],
};
const QUEUES = [
  queue(customer({ email: 'ada@example.com', city: 'Wien' }), [
    event('identify'),
    event('Order Completed', { total: 9.9, products: [{ product_id: 'x', price: 1 }] }),
  ]),
];

export const INSIDER_ENTRIES: readonly PureEntry[] = [
  {
    name: 'insider-hooks',
    form: 'json',
    seeds: [...HOOKS, ...DOC_OBJECTS],
    words: [
      'attrs',
      'hook_id',
      'insider_id',
      'event_name',
      'event_parameters',
      'uuid',
      'email',
      'phone_number',
      'custom',
      'c_tier',
      'identifiers',
      'users',
      'test',
      'city',
      'quiz_done',
      'timestamp',
      '{{uuid}}',
      'xxx',
      'birthday',
    ],
    guided: true,
    share: 4,
    run: (input) => {
      const decision = INBOUND(readHook(JSON.parse(input) as Json));
      JSON.parse(JSON.stringify(decision));
    },
  },
  {
    name: 'destination-settings',
    form: 'json',
    seeds: [...SETTINGS, ...STARTERS.map(({ settings }) => JSON.stringify(settings))],
    words: SETTINGS_WORDS,
    guided: true,
    share: 4,
    run: (input) => {
      const given = JSON.parse(input) as Json;
      for (const [, kind] of KINDS) {
        const { settings, issues } = kind.check(given);
        JSON.stringify(issues);
        const again = kind.check(JSON.parse(JSON.stringify(settings)) as JsonObject);
        hold(
          JSON.stringify(again.settings) === JSON.stringify(settings),
          `what ${kind.key} made of settings, it makes of itself`,
        );
        const destination = kind.compile(settings, NO_TEMPLATES);
        const plan = destination.plan(QUEUES, NOW);
        for (const { requests } of plan.flights)
          for (const { body, bytes } of requests)
            hold(Buffer.byteLength(body) === bytes, 'a request has as many bytes as it says');
      }
    },
  },
  {
    name: 'answers-of-destinations',
    form: 'json',
    seeds: ANSWERS,
    words: [
      'status',
      'body',
      'headers',
      'retry-after',
      'error',
      'errors',
      'message',
      'data',
      'fail',
      'successful',
      'count',
      'fields',
      'access_token',
      'expires_in',
      'token_type',
      'too many requests',
      'no such user',
      '0',
      '-1',
      '1e9',
      'Wed, 21 Oct 2026 07:28:00 GMT',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const body = field(given, 'body');
      const status = field(given, 'status');
      const answer = {
        status: typeof status === 'number' ? Math.abs(Math.trunc(status)) % 600 : 200,
        headers: textsOf(field(given, 'headers')),
        body: typeof body === 'string' ? body : (JSON.stringify(body) ?? ''),
      };
      for (const operation of ['upsert', 'identity_move', 'attribute_delete', 'send'])
        JSON.stringify(readAnswer({ ...REQUEST, operation }, answer));
      JSON.stringify([readProfileAnswer(answer), readToken(answer)]);
      const wait = retryAfterMs(answer.headers);
      hold(wait === undefined || (wait >= 0 && Number.isFinite(wait)), 'a pause is a number of milliseconds');
    },
  },
  {
    name: 'authorizations',
    form: 'json',
    seeds: [
      '{"settings":{"tokenEndpoint":"https://a.example/token","clientId":"c","scope":"a b","clientAuthentication":"body","tokenParameters":"audience=x&resource=y"},"secret":"X-Key: a\\nX-Other: b"}',
    ],
    words: [
      'settings',
      'secret',
      'tokenEndpoint',
      'clientId',
      'scope',
      'tokenParameters',
      'https://',
      'http://user:pw@a.example:99999',
      'file:///etc',
      'Host: x',
      'Content-Length: 5',
      '\r\n',
      ':',
      '=',
      '&',
    ],
    guided: true,
    share: 1,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      for (const method of METHODS) {
        const { settings } = checkAuthorization(method, field(given, 'settings') as Json | undefined);
        const again = checkAuthorization(method, settings);
        hold(
          JSON.stringify(again.settings) === JSON.stringify(settings),
          'what was made of settings stays as it is',
        );
      }
      for (const name of ['headers', 'parameters', 'client_secret'])
        secretFault(name, textIn(given, 'secret') ?? '');
    },
  },
];
