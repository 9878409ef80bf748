import { sendEventLine } from '../../ui/send-event.ts';

interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** How to send with a tracking key: a command, and the clients that speak to this hub. */
export function snippetsFor(origin: string, key: string): readonly Snippet[] {
  return [
    { name: 'Command', code: sendEventLine(origin, key) },
    {
      name: 'Segment, Node.js',
      code: [
        "import { Analytics } from '@segment/analytics-node';",
        '',
        `const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });`,
        "analytics.identify({ userId: '48028', traits: { email: 'ada@example.com' } });",
        "analytics.track({ userId: '48028', event: 'Order Completed', properties: { order_id: '1001' } });",
        'await analytics.closeAndFlush();',
      ].join('\n'),
    },
    {
      name: 'RudderStack, Node.js',
      code: [
        "import RudderAnalytics from '@rudderstack/rudder-sdk-node';",
        '',
        `const rudder = new RudderAnalytics('${key}', { dataPlaneUrl: '${origin}' });`,
        "rudder.identify({ userId: '48028', traits: { email: 'ada@example.com' } });",
        "rudder.track({ userId: '48028', event: 'Order Completed', properties: { order_id: '1001' } });",
      ].join('\n'),
    },
  ];
}

/** Submits one event with a key of the events API. */
export function submitLine(origin: string, key: string): string {
  const event = '{"customer":"48028","action":"point_add","data":{"points":100}}';
  return `curl '${origin}/events?api_key=${key}' -H 'content-type: application/json' -d '${event}'`;
}
