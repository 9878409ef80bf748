import { isRefused } from '@causeway/core/event/event-refusal';
import { readEvent } from '@causeway/server/features/events-api/read-event';
import { readCustomerFilter } from '@causeway/server/features/events-api/customer-filter';
import { readEventFilter } from '@causeway/server/features/events-api/event-filter';
import { linksOf, readPage } from '@causeway/server/features/events-api/page';
import { Refusal } from '@causeway/server/features/events-api/refusals';
import { escherSignatures } from '@causeway/server/adapters/crypto/escher';
import { DOC_OBJECTS } from '../doc-blocks.ts';
import { hold, type PureEntry } from '../entry.ts';
import { readHeaders } from './read-headers.ts';
import { registerAndPlan } from './register-and-plan.ts';
import { asText, field, listed, objectOf, textIn, textsOf } from './shapes.ts';
import { EVENT_TYPES, MODEL, NOW } from './world.ts';

const SUBMITTED: readonly string[] = [
  '{"action":"point_add","customer":"C-1","data":{"points":25,"reason":"Survey"},"message_id":"m-1"}',
  '{"action":"checkout","customer":"C-1","data":{"transaction_id":"T-1","total":"129.90","items":[{"product_id":"P-1","subtotal":99.9,"quantity":2}]}}',
  '{"action":"opt_in","customer":"C-2","data":{"email":"ada@example.com","first_name":"Ada","labels":["vip"],"birth_date":"1990-02-03"}}',
  '{"action":"partial_refund","customer":"C-1","data":{"transaction_id":"T-1","items":[{"product_id":"P-1","quantity":1}],"effective_timestamp":1700000000.5}}',
  '{"action":"profile","external_id":"loyalty_barcode","customer":"B-1","data":{"gender":"female","mobile_phone":"+436601234567"}}',
];

/** Of what was refused in its own way: anything else goes on. */
function unlessRefused(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    hold(error.refusal.status >= 400 && error.refusal.status < 500, 'a refusal is the sender’s');
  }
}

export const EVENTS_ENTRIES: readonly PureEntry[] = [
  {
    name: 'submitted-events',
    form: 'json',
    seeds: [...SUBMITTED, ...DOC_OBJECTS],
    words: [
      ...EVENT_TYPES.keys(),
      'action',
      'customer',
      'external_id',
      'account',
      'data',
      'items',
      'points',
      'transaction_id',
      'total',
      'guest',
    ],
    guided: true,
    share: 4,
    run: (input) => {
      let ids = 0;
      const road = {
        workspace: 1,
        source: 1,
        receivedAt: NOW,
        messageId: undefined,
        newId: () => `new-${ids++}`,
      };
      const bodies: unknown = JSON.parse(input);
      const read = (Array.isArray(bodies) ? bodies.slice(0, 8) : [bodies]).map((body: unknown) =>
        readEvent(body, road),
      );
      registerAndPlan(read.flatMap((one) => (isRefused(one) ? [] : [one])));
    },
  },
  {
    name: 'query-strings',
    form: 'text',
    seeds: [
      'limit=10&offset=20&score.gt=100&city=Wien&labels.in=a,b&search=email:ada@example.com&match=exact&api_key=x',
      'order=desc&points_only=1&action.in=point_add,checkout&timestamp.gte=2026-01-01&data.total.lt=12.5&after=MTIuMw',
    ],
    words: [
      'limit',
      'offset',
      'after',
      'search',
      'match',
      'order',
      'fields',
      '.gt',
      '.in',
      'score',
      'created_at',
      '%00',
      '%',
      '&',
      '=',
      'data.',
      'customer',
    ],
    guided: true,
    share: 2,
    run: (input) => {
      const query = new URLSearchParams(input);
      unlessRefused(() => readCustomerFilter(query, MODEL));
      unlessRefused(() => readEventFilter(query));
      unlessRefused(() => {
        const page = readPage(query);
        JSON.stringify(linksOf('/customers', query, page, { data: [], skipped: 0, next: 3 }));
      });
    },
  },
  {
    name: 'escher',
    form: 'json',
    seeds: [
      JSON.stringify({
        authorization: `ESR-HMAC-SHA256 Credential=cwa_key/20261121/us-east-1/api/escher_request, SignedHeaders=date;host, Signature=${'ab'.repeat(32)}`,
        method: 'POST',
        target: '/events?a=b&c=%20d',
        headers: [
          ['Host', 'hub.example'],
          ['Date', '20261121T100000Z'],
        ],
        body: '{"action":"point_add"}',
      }),
    ],
    words: [
      'ESR-HMAC-SHA256',
      'ANTAVO-HMAC-SHA256',
      'EMS-HMAC-SHA256',
      'Credential=',
      'SignedHeaders=',
      'Signature=',
      'date;host',
      '/../',
      '//',
      '%2F',
      ';',
      'escher_request',
    ],
    guided: true,
    share: 2,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const claim = escherSignatures.read(textIn(given, 'authorization') ?? '');
      if (claim === undefined || claim === 'malformed') return;
      const headers = listed(field(given, 'headers')).map((pair): [string, string] => [
        asText(listed(pair)[0]),
        asText(listed(pair)[1]),
      ]);
      const fault = escherSignatures.verify(
        claim,
        {
          method: textIn(given, 'method') ?? 'GET',
          target: textIn(given, 'target') ?? '/',
          headers,
          body: Buffer.from(textIn(given, 'body') ?? ''),
        },
        'secret',
        NOW,
      );
      hold(fault !== undefined, 'nobody guesses a signature');
    },
  },
  {
    name: 'headers-as-objects',
    form: 'json',
    seeds: [
      '{"cookie":"a=b; _dfid=x.y~z; causeway_session=abc","origin":"https://a.example","host":"a.example"}',
    ],
    words: [
      'cookie',
      'origin',
      'referer',
      'host',
      '_dfid=',
      'causeway_session=',
      ';',
      'null',
      'https://[::1',
      'a..b',
    ],
    guided: false,
    share: 1,
    run: (input) => readHeaders(textsOf(objectOf(JSON.parse(input)))),
  },
];
