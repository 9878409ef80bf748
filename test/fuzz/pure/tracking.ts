import { parseCalls } from '@causeway/core/tracking/parse-calls';
import type { TrackingRoute } from '@causeway/core/tracking/path';
import { pixelEvent } from '@causeway/core/tracking/pixel';
import { readSignature } from '@causeway/core/tracking/signature';
import type { Arrival } from '@causeway/core/register/known';
import type { Json } from '@causeway/core/result/json';
import { DOC_OBJECTS } from '../doc-blocks.ts';
import { hold, type PureEntry } from '../entry.ts';
import { registerAndPlan } from './register-and-plan.ts';
import { TRACKING_SEEDS, TRACKING_WORDS } from './tracking-seeds.ts';
import { asText, field, listed, textIn } from './shapes.ts';
import { NOW } from './world.ts';

const ROUTES: readonly TrackingRoute[] = [
  'batch',
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'posthog',
  'events',
];
const MOST_REGISTERED = 8;

function parsed(
  route: TrackingRoute,
  body: unknown,
  anonymousId: string | undefined,
  sentAt: string | undefined,
): void {
  let ids = 0;
  const read = parseCalls(route, body, {
    receivedAt: NOW,
    anonymousId,
    sentAt,
    newMessageId: () => `made-${ids++}`,
  });
  if (!('calls' in read))
    return hold(read.code !== '' && read.message !== '', 'a refusal says what is wrong');
  const arrivals: Arrival[] = [];
  for (const call of read.calls) {
    if (call.ok) arrivals.push({ workspace: 1, source: 1, receivedAt: NOW, call: call.call });
    else hold(call.issue.message !== '', 'a refusal says what is wrong');
  }
  registerAndPlan(arrivals.slice(0, MOST_REGISTERED));
}

export const TRACKING_ENTRIES: readonly PureEntry[] = [
  {
    name: 'tracking',
    form: 'json',
    seeds: [...TRACKING_SEEDS, ...DOC_OBJECTS].map((body) =>
      JSON.stringify({ route: 'batch', body: JSON.parse(body) as Json }),
    ),
    words: [...TRACKING_WORDS, ...ROUTES],
    guided: true,
    share: 6,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const route = ROUTES.find((one) => one === field(given, 'route')) ?? 'track';
      parsed(route, field(given, 'body'), textIn(given, 'anonymousId'), textIn(given, 'sentAt'));
    },
  },
  {
    name: 'pixel',
    form: 'json',
    seeds: [
      '{"kind":"track","query":[["event","Seen"],["userId","u"],["properties","{\\"a\\":1}"],["p.b","2"]],"referer":"https://a.example/b"}',
      '{"kind":"page","query":[["anonymousId","a"],["url","https://a.example/"],["title","T"],["timestamp","1773480000000"]]}',
      '{"kind":"identify","query":[["userId","u"],["traits","{\\"email\\":\\"a@b.example\\"}"],["traits.city","Wien"],["data","e30"]]}',
    ],
    words: [
      ...TRACKING_WORDS,
      'query',
      'kind',
      'referer',
      'userAgent',
      'p.__proto__',
      'properties.',
      'traits.constructor',
      'data',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const kind = ROUTES.find((one) => one === field(given, 'kind')) ?? 'track';
      if (kind === 'batch' || kind === 'posthog' || kind === 'events') return;
      const query = listed(field(given, 'query')).map((pair): [string, string] => [
        asText(listed(pair)[0]),
        asText(listed(pair)[1]),
      ]);
      const read = pixelEvent(kind, new URLSearchParams(query), {
        referer: textIn(given, 'referer'),
        userAgent: textIn(given, 'userAgent'),
        decode: decoded,
      });
      if ('event' in read) parsed(kind, read.event, undefined, undefined);
    },
  },
  {
    name: 'hmac-headers',
    form: 'json',
    seeds: [JSON.stringify({ signature: `sha256=${'ab'.repeat(32)}`, timestamp: String(NOW) })],
    words: ['sha256=', 'SHA256=', 'signature', 'timestamp', String(NOW), ' '],
    guided: false,
    share: 1,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const read = readSignature(textIn(given, 'signature'), textIn(given, 'timestamp'), NOW);
      if ('digest' in read) hold(/^[\da-f]{64}$/.test(read.digest), 'a digest is 64 small digits');
    },
  },
];

/** As the hub reads it: undefined when it is none. */
function decoded(base64url: string): Json | undefined {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
