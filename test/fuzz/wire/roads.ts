import { DOC_OBJECTS } from '../doc-blocks.ts';
import { mutateJson } from '../mutate-json.ts';
import { HOOKS } from '../pure/insider-seeds.ts';
import { TRACKING_SEEDS, TRACKING_WORDS } from '../pure/tracking-seeds.ts';
import { WEBHOOK_WORDS } from '../pure/webhook-seeds.ts';
import type { Random } from '../random.ts';
import type { Fixtures } from './fixtures.ts';
import type { FuzzRequest } from './request.ts';

/** A road into the hub: how a request on it looks, not yet spoiled, and what its answers look like. */
export interface Road {
  readonly name: string;
  readonly share: number;
  readonly envelope: 'tracking' | 'pixel' | 'events' | 'webhook' | 'insider' | 'admin' | 'v2' | 'page';
  readonly request: (fixtures: Fixtures, random: Random) => FuzzRequest;
}

const TRACKING_PATHS = [
  '/v1/batch',
  '/v1/track',
  '/v1/t',
  '/v1/identify',
  '/v1/page',
  '/v1/group',
  '/v1/alias',
  '/v1/screen',
  '/batch/',
  '/capture/',
  '/e/',
  '/i/v0/e/',
  '/v1/import',
  '/api/s/page',
  '/beacon/v1/batch',
  '/v1/events',
];
const PIXEL_PATHS = ['t', 'track.gif', 'p', 'page', 'i', 'identify', 'g', 'group', 'x', '', 't/', 'a', '%74'];
const SUBMITTED = [
  '{"action":"point_add","customer":"C-1","data":{"points":25},"message_id":"m"}',
  '{"events":[{"action":"opt_in","customer":"C-2","data":{"email":"a@b.example"}},{"action":"checkout","customer":"C-1","data":{"transaction_id":"T-1","total":"9.9","items":[{"product_id":"P","subtotal":1}]}}]}',
  '[{"action":"profile","customer":"C-1","data":{"city":"Wien"}},{"action":"point_sub","customer":"C-1","data":{"points":1}}]',
];
const EVENT_TARGETS = [
  '/events',
  '/events/bulk',
  '/customers',
  '/customers/C-1',
  '/customers/C-1/events',
  '/customers/C-1/history',
  '/webhooks',
  '/entities/incoming_webhooks/webhook',
  '/events/x',
  '/customers/',
];

/** A hostile body beside good ones in one batch, or alone. */
function body(seeds: readonly string[], words: readonly string[], random: Random): Buffer {
  const seed = random.pick(seeds);
  if (random.chance(0.01)) return Buffer.from(deepened(seed, random));
  return Buffer.from(random.chance(0.1) ? seed : mutateJson(seed, random, words, random.pick(seeds)));
}

/** One more value of some object in it, far deeper than a stack is. */
function deepened(seed: string, random: Random): string {
  const name = random.pick([...seed.matchAll(/"(\w+)":/g)])[1] ?? 'a';
  const depth = random.pick([300, 3_000, 100_000]);
  return seed.replace(`"${name}":`, `"${name}":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)},"z${name}":`);
}

const JSON_TYPE = ['Content-Type', 'application/json'] as const;

export const SENDER_ROADS: readonly Road[] = [
  {
    name: 'tracking over HTTP',
    share: 6,
    envelope: 'tracking',
    request: ({ writeKey }, random) => {
      const basic = ['Authorization', `Basic ${btoa(`${writeKey}:`)}`] as const;
      return {
        method: 'POST',
        target: random.pick(TRACKING_PATHS),
        headers: [JSON_TYPE, random.chance(0.9) ? basic : (['X-Write-Key', writeKey] as const)],
        body: body([...TRACKING_SEEDS, ...DOC_OBJECTS], TRACKING_WORDS, random),
      };
    },
  },
  {
    name: 'pixel over HTTP',
    share: 2,
    envelope: 'pixel',
    request: ({ writeKey }, random) => {
      const said = body(TRACKING_SEEDS, TRACKING_WORDS, random).toString('base64url');
      const query = new URLSearchParams({
        key: writeKey,
        userId: 'p',
        event: 'Seen',
        properties: '{"a":1}',
        'p.b': '2',
        ...(random.chance(0.5) ? { data: said.slice(0, 6_000) } : {}),
      });
      return {
        method: 'GET',
        target: `/v1/pixel/${random.pick(PIXEL_PATHS)}?${query.toString()}`,
        headers: [['Referer', 'https://a.example/']],
        body: undefined,
      };
    },
  },
  {
    name: 'events API',
    share: 4,
    envelope: 'events',
    request: ({ apiKey }, random) => {
      const target = random.pick(EVENT_TARGETS);
      const post = target.startsWith('/events') && random.chance(0.95);
      const query = post
        ? ''
        : `&${random.pick(['limit=5&offset=1', 'score.gt=1&city=Wien', 'search=email:a@b', 'order=desc&points_only=1', 'action.in=point_add,x&timestamp.gte=2026-01-01', 'match=exact&labels=a'])}`;
      return {
        method: post ? 'POST' : 'GET',
        target: `${target}?api_key=${apiKey}${query}`,
        headers: [JSON_TYPE],
        body: post ? body(SUBMITTED, TRACKING_WORDS, random) : undefined,
      };
    },
  },
  {
    name: 'incoming webhooks',
    share: 4,
    envelope: 'webhook',
    request: ({ account, endpoints }, random) => ({
      method: random.chance(0.9) ? 'POST' : 'PUT',
      target: `${random.pick(['', '/beta'])}/webhooks/custom/${random.chance(0.97) ? account : 'nobody'}/${random.pick(endpoints)}`,
      headers: [
        JSON_TYPE,
        ['Authorization', random.pick(['Bearer hush', `Basic ${btoa('ada:hush')}`])],
        ['X-Token', 'hush'],
        ['X-Kind', 'a'],
      ],
      body: body(
        [
          '{"customer_id":"C-1","points":"25","kind":"ab"}',
          '{"customer_id":"C-1","message":{"id":7},"user":{"tags":[{"name":"a","value":"x"}]}}',
          ...DOC_OBJECTS,
        ],
        WEBHOOK_WORDS,
        random,
      ),
    }),
  },
  {
    name: "Insider's webhooks",
    share: 3,
    envelope: 'insider',
    request: ({ insiderKey }, random) => ({
      method: 'POST',
      target: `/v1/webhook/insider/${random.pick(['profile', 'event', ''])}?api_key=${insiderKey}`,
      headers: [JSON_TYPE],
      body: body(
        HOOKS,
        [
          'attrs',
          'uuid',
          'event_name',
          'event_parameters',
          'quiz_done',
          'points',
          'city',
          'insider_id',
          'users',
        ],
        random,
      ),
    }),
  },
];
