import { JsonClient } from '../local/json-client.ts';
import { answerQuiz, correctCities, hooksToHub } from './from-insider.ts';

/** What came of the loyalty programme, the till's webhook, and of what somebody changed in Insider. */
export interface BothWays {
  readonly members: number;
  readonly points: number;
  readonly answered: number;
  readonly ignored: number;
  /** Customers whose city was changed in Insider and is the same here now. */
  readonly cameBack: number;
  readonly changedThere: number;
  /** Customers who answered a quiz in Insider, and of these the ones who have their points here. */
  readonly quizzed: number;
  readonly quizPoints: number;
  readonly webhookUrl: string;
}

export interface Sides {
  readonly hub: string;
  readonly adminToken: string;
  readonly sandbox: string;
  readonly integration: number;
  /** Ids of shoppers who said who they are. */
  readonly customers: readonly string[];
}

const MEMBERS = 20;
const CITIES = ['Ankara', 'Izmir', 'Bursa', 'Adana', 'Konya'];
const QUIZZED = 4;

/** Did everything arrive that should? */
export function wentBothWays(back: BothWays): boolean {
  const { members, answered, ignored, cameBack, changedThere, quizzed, quizPoints } = back;
  const told = cameBack === changedThere && quizPoints === quizzed;
  return answered + ignored === members && answered > 0 && told;
}

/**
 * Some shoppers join the loyalty programme, a till sends points, somebody at Insider corrects a few cities, and a few
 * shoppers answer a quiz there that is worth points here.
 */
export async function bothWays(sides: Sides): Promise<BothWays> {
  const admin = new JsonClient(sides.hub, { authorization: `Bearer ${sides.adminToken}` });
  const members = sides.customers.slice(0, MEMBERS);
  await join(admin, sides, members);
  const till = await sendFromTill(admin, members);
  await hooksToHub(admin, sides);
  const cameBack = await correctCities(admin, sides, members.slice(0, CITIES.length), CITIES);
  const quizPoints = await answerQuiz(admin, sides, members.slice(0, QUIZZED));
  let points = 0;
  for (const id of members) {
    const { membership } = await admin.get<{ membership: { balances: { spendable: number } } | null }>(
      `/v1/admin/customers/${encodeURIComponent(id)}`,
    );
    points += membership?.balances.spendable ?? 0;
  }
  const there = { cameBack, changedThere: CITIES.length, quizzed: QUIZZED, quizPoints };
  return { members: members.length, points, ...till, ...there };
}

/** Through the events API, as a shop's own system would. */
async function join(admin: JsonClient, sides: Sides, members: readonly string[]): Promise<void> {
  const { key } = await admin.send<{ key: string }>('POST', '/v1/admin/sources', {
    name: 'Loyalty programme',
    kind: 'api',
  });
  const shop = new JsonClient(sides.hub, { 'x-api-key': key });
  const events = members.flatMap((customer, index) => [
    { customer, action: 'opt_in', data: { labels: [index % 3 === 0 ? 'Gold' : 'Silver'] } },
    { customer, action: 'point_add', data: { points: 100, reason: 'Welcome' } },
    {
      customer,
      action: 'checkout',
      data: {
        transaction_id: `T-${1000 + index}`,
        total: 49.9,
        currency: 'TRY',
        points_rewarded: 50,
        items: [{ product_id: 'SKU-1', product_name: 'Linen shirt', quantity: 1, subtotal: 49.9 }],
      },
    },
    ...(index % 4 === 0 ? [{ customer, action: 'point_spend', data: { points: 30 } }] : []),
  ]);
  await shop.send('POST', '/events/bulk', { events });
}

/** Through an incoming webhook made from a blueprint; every fourth message is not one it wants. */
async function sendFromTill(
  admin: JsonClient,
  members: readonly string[],
): Promise<{ answered: number; ignored: number; webhookUrl: string }> {
  const { data } = await admin.get<{ data: { key: string; definition: object }[] }>(
    '/v1/admin/webhook-blueprints',
  );
  const blueprint = data.find(({ key }) => key === 'point_add');
  if (blueprint === undefined) throw new Error('the hub has no blueprint for points');
  const { id, url } = await admin.send<{ id: number; url: string }>('POST', '/v1/admin/webhooks', {
    definition: { ...blueprint.definition, name: 'Points from the till', endpoint: 'till' },
  });
  await admin.send('POST', `/v1/admin/webhooks/${id}/activate`);
  const till = new JsonClient('');
  let ignored = 0;
  for (const [index, customer] of members.entries()) {
    const body =
      index % 4 === 3
        ? { customer_id: customer, note: 'Till closed' }
        : { customer_id: customer, pointstobeadded: '5', reason: 'At the till' };
    const answer = await till.send<{ status?: string }>('POST', url, body);
    if (answer.status === 'ignored') ignored++;
  }
  return { answered: members.length - ignored, ignored, webhookUrl: url };
}
