import { quoted } from '../../ui/curl.ts';
import { sendEventLine } from '../../ui/send-event.ts';

/** Code to copy, and where it belongs. */
export interface Block {
  readonly about: string;
  readonly code: string;
}

/** One way to send events. */
export interface Snippet {
  readonly key: string;
  readonly name: string;
  readonly blocks: readonly Block[];
}

export interface SnippetFacts {
  /** Scheme and host of this hub. */
  readonly origin: string;
  /** The tracking key, or what stands in its place. */
  readonly key: string;
  /** Undefined: what stands in its place. */
  readonly secret?: string | undefined;
}

const USER = '{ email: "jane@example.com", phone: "+447700900123" }';

/** How to send with a tracking key: in a page, from a server, and with the clients that speak to this hub. */
export function snippetsFor({ origin, key, secret = 'YOUR_SECRET' }: SnippetFacts): readonly Snippet[] {
  return [
    {
      key: 'script',
      name: 'Website',
      blocks: [
        {
          about: 'Into the head of every page. Page views are sent by themselves.',
          code: `<script src="${origin}/sdk/causeway.js" data-write-key="${key}" defer></script>`,
        },
        {
          about: 'When somebody signs in, and when something happens:',
          code: [
            `causeway.identify("user-123", ${USER});`,
            'causeway.track("Product Viewed", { product_id: "W-1", name: "Linen shirt", price: 49.9 });',
          ].join('\n'),
        },
        {
          about: 'In a script that may run before the first one has arrived:',
          code: `(window.causeway = window.causeway || []).push(["identify", "user-123", ${USER}]);`,
        },
      ],
    },
    {
      key: 'npm',
      name: 'npm package',
      blocks: [
        {
          about: 'For sites that are built. The package comes with the hub.',
          code: [
            'import { init } from "@causeway/sdk";',
            '',
            `const causeway = init({ writeKey: "${key}", endpoint: "${origin}" });`,
            `causeway.identify("user-123", ${USER});`,
            'causeway.track("Order Completed", { order_id: "1001", total: 49.9, currency: "EUR" });',
          ].join('\n'),
        },
      ],
    },
    {
      key: 'analytics-next',
      name: 'analytics.js',
      blocks: [
        {
          about: 'Segment’s client for browsers, as it is on npm. It finds its settings at this hub.',
          code: [
            'import { AnalyticsBrowser } from "@segment/analytics-next";',
            '',
            `const analytics = AnalyticsBrowser.load({ writeKey: "${key}", cdnURL: "${origin}" });`,
            `analytics.identify("user-123", ${USER});`,
            'analytics.track("Order Completed", { order_id: "1001", total: 49.9, currency: "EUR" });',
          ].join('\n'),
        },
      ],
    },
    {
      key: 'rudder-js',
      name: 'RudderStack JS',
      blocks: [
        {
          about:
            'RudderStack’s client for browsers, as it is on npm. Its entry "bundled" needs nothing from elsewhere.',
          code: [
            'import { RudderAnalytics } from "@rudderstack/analytics-js/bundled";',
            '',
            'const rudder = new RudderAnalytics();',
            `rudder.load("${key}", "${origin}", { configUrl: "${origin}" });`,
            `rudder.identify("user-123", ${USER});`,
            'rudder.track("Order Completed", { order_id: "1001", total: 49.9, currency: "EUR" });',
          ].join('\n'),
        },
      ],
    },
    ...nodeSnippets(origin, key),
    {
      key: 'curl',
      name: 'Command',
      blocks: [{ about: 'One event, from any command line.', code: sendEventLine(origin, key) }],
    },
    {
      key: 'signed',
      name: 'Signed, from a server',
      blocks: [
        {
          about:
            'The secret proves that the event comes from you. It signs the time in milliseconds, a point, and the body exactly as it is sent; the time may be five minutes off.',
          code: signedScript(origin, key, secret),
        },
      ],
    },
    {
      key: 'pixel',
      name: 'Picture',
      blocks: [
        {
          about: 'Where no script runs, such as in e-mails. Fields of the event begin with p.',
          code: `<img src="${origin}/v1/pixel/track.gif?writeKey=${encodeURIComponent(key)}&userId=user-123&event=Newsletter%20Opened&p.issue=12" width="1" height="1" alt="">`,
        },
      ],
    },
  ];
}

function nodeSnippets(origin: string, key: string): readonly Snippet[] {
  return [
    {
      key: 'segment-node',
      name: 'Segment, Node.js',
      blocks: [
        {
          about: 'From a server of yours.',
          code: [
            'import { Analytics } from "@segment/analytics-node";',
            '',
            `const analytics = new Analytics({ writeKey: "${key}", host: "${origin}" });`,
            'analytics.identify({ userId: "user-123", traits: { email: "jane@example.com" } });',
            'analytics.track({ userId: "user-123", event: "Order Completed", properties: { order_id: "1001" } });',
            'await analytics.closeAndFlush();',
          ].join('\n'),
        },
      ],
    },
    {
      key: 'rudder-node',
      name: 'RudderStack, Node.js',
      blocks: [
        {
          about: 'From a server of yours.',
          code: [
            'import RudderAnalytics from "@rudderstack/rudder-sdk-node";',
            '',
            `const rudder = new RudderAnalytics("${key}", { dataPlaneUrl: "${origin}" });`,
            'rudder.identify({ userId: "user-123", traits: { email: "jane@example.com" } });',
            'rudder.track({ userId: "user-123", event: "Order Completed", properties: { order_id: "1001" } });',
            'await rudder.flush(() => undefined);',
          ].join('\n'),
        },
      ],
    },
  ];
}

/** A program for a POSIX shell with openssl. */
function signedScript(origin: string, key: string, secret: string): string {
  return [
    `SECRET=${quoted(secret)}`,
    `BODY='{"type":"track","userId":"user-123","event":"Order Completed","properties":{"order_id":"1001"}}'`,
    'TIME="$(date +%s)000"',
    `SIGNATURE="$(printf '%s.%s' "$TIME" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -r | cut -d ' ' -f 1)"`,
    `curl ${quoted(`${origin}/v1/events`)} \\`,
    `  -H ${quoted(`X-Write-Key: ${key}`)} \\`,
    '  -H "X-Timestamp: $TIME" -H "X-Signature: sha256=$SIGNATURE" \\',
    `  -H 'content-type: application/json' --data-raw "$BODY"`,
  ].join('\n');
}

/** Submits one event with a key of the events API. */
export function submitLine(origin: string, key: string): string {
  const event = '{"customer":"48028","action":"point_add","data":{"points":100}}';
  return `curl '${origin}/events?api_key=${key}' -H 'content-type: application/json' -d '${event}'`;
}
