import { emailOf, userIdOf } from './people.ts';
import type { Keys } from './configure.ts';

/** What a screen of the console asks for. `person` draws one who is in that hub. */
export type Ask = (keys: Keys, person: () => number, audience: string) => string;

const DAY_MS = 86_400_000;
const day = (ago: number): string => encodeURIComponent(new Date(Date.now() - ago * DAY_MS).toISOString());
const log =
  (query: string, which: 'insider' | 'custom' = 'custom'): Ask =>
  (keys) =>
    `integrations/${keys[which]}/outbound-logs?limit=50${query}`;
const of =
  (rest: string): Ask =>
  (_, person) =>
    `customers/${userIdOf(person())}${rest}`;

/** By name, in the order of the console's sections. */
export const ASKS: readonly (readonly [name: string, ask: Ask])[] = [
  ['overview, an hour', () => 'overview'],
  ['overview, a week', () => 'overview?minutes=10080'],
  ['integrations', () => 'integrations'],
  ['one integration', (keys) => `integrations/${keys.custom}`],
  ['coverage of Insider', (keys) => `integrations/${keys.insider}/coverage`],
  ['names Insider has not seen', (keys) => `integrations/${keys.insider}/names`],
  ['what came in (seen)', () => 'seen'],
  ['customers, first page', () => 'customers?limit=50'],
  ['customers by id', (_, person) => `customers?search=${userIdOf(person())}`],
  ['customers by beginning of id', (_, person) => `customers?search=${userIdOf(person()).slice(0, -1)}`],
  ['customers by e-mail', (_, person) => `customers?search=${encodeURIComponent(emailOf(person()))}`],
  ['customers by e-mail of nobody', () => 'customers?search=nobody%40example.org'],
  ['customers by external id', (_, person) => `customers?search=L${String(person()).padStart(8, '0')}`],
  ['customers by nothing there is', () => 'customers?search=nothing+like+it'],
  ['one customer', of('')],
  ['their events', of('/events?limit=50')],
  ['their events of one type', of('/events?limit=50&type=Order+Completed')],
  ['their timeline', of('/timeline?limit=50')],
  ['their outcomes', of('/outcomes?limit=50')],
  ['their shadows', of('/shadows')],
  ['their audiences', of('/audiences')],
  ['their consents', of('/consents/changes')],
  ['their transactions', of('/transactions')],
  ['timeline of a regular', () => `customers/${userIdOf(1)}/timeline?limit=50`],
  ['events of a regular, a type they never had', () => `customers/${userIdOf(1)}/events?limit=50&type=Never`],
  ['audiences', () => 'audiences'],
  ['one audience', (_, __, audience) => `audiences/${audience}`],
  ['its members', (_, __, audience) => `audiences/${audience}/members?limit=50`],
  ['its history', (_, __, audience) => `audiences/${audience}/history`],
  ['judging', () => 'judging'],
  ['log, newest', log('')],
  ['log, Insider', log('', 'insider')],
  [
    'log of a customer',
    (keys, person) => `integrations/${keys.custom}/outbound-logs?customer_id=${userIdOf(person())}`,
  ],
  ['log by identifier', log('&identifier=dlv_7')],
  ['log, buried', log('&outcome=buried')],
  ['log, skipped', log('&outcome=skipped')],
  ['log by type', log('&event_type=Order+Completed')],
  ['log by type, none', log('&event_type=Never')],
  ['log by error', log('&error=refused')],
  ['log by error, none', log('&error=nowhere')],
  ['log by status 4xx', log('&status_code=4xx')],
  ['log by status 5xx, none', log('&status_code=5xx')],
  ['log by request body', log('&request_body=Linen')],
  ['log by response body, none', log('&response_body=nowhere')],
  ['log, a day of last month', log(`&from=${day(31)}&to=${day(30)}`)],
  ['log, a day of last month, buried', log(`&from=${day(31)}&to=${day(30)}&outcome=buried`)],
  ['requests, newest', (keys) => `integrations/${keys.custom}/deliveries?limit=50`],
  ['requests by status 5xx', (keys) => `integrations/${keys.custom}/deliveries?limit=50&status_code=5xx`],
  ['requests, slow ones', (keys) => `integrations/${keys.custom}/deliveries?limit=50&min_ms=5000`],
  ['dead letters', (keys) => `integrations/${keys.custom}/dead-letters?limit=50`],
  ['causes of dead letters', (keys) => `integrations/${keys.custom}/dead-letters/causes`],
  ['receipts', () => 'receipts?limit=50'],
  ['inbound log', () => 'inbound?limit=50'],
  ['inbound log, errors', () => 'inbound?limit=50&status=error'],
  ['merges', () => 'identity/merges?limit=50'],
  ['conflicts, open', () => 'identity/conflicts?limit=50&state=open'],
  ['audit', () => 'audit?limit=50'],
  ['erasures', () => 'erasures?limit=50'],
];
