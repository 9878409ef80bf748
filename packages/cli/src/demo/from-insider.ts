import { setTimeout as sleep } from 'node:timers/promises';
import { JsonClient } from '../local/json-client.ts';
import type { Sides } from './both-ways.ts';

const PATIENCE_MS = 15_000;
const QUIZ = 'quiz_completed';

/** What becomes here of what Insider tells, as settings of the integration. */
export const INBOUND: Readonly<Record<string, unknown>> = {
  profile: [{ from: 'city', to: 'city' }],
  events: [
    {
      event: QUIZ,
      to: 'point_add',
      rows: [
        { from: 'points', to: 'points' },
        { from: 'quiz', to: 'reason' },
      ],
    },
  ],
};

/** Sets up both webhooks in the sandbox, as one does in Insider: one for attributes, one for events. */
export async function hooksToHub(admin: JsonClient, sides: Sides): Promise<void> {
  const { profile_url, event_url } = await admin.send<{ profile_url: string; event_url: string }>(
    'POST',
    `/v1/admin/integrations/${sides.integration}/inbound/key`,
  );
  const insider = insiderOf(sides);
  const attributes = ['uuid'];
  await insider.send('POST', '/webhooks', {
    stream: 'attributes',
    name: 'Cities to the hub',
    url: profile_url,
    triggers: ['city'],
    attributes,
  });
  await insider.send('POST', '/webhooks', {
    stream: 'events',
    name: 'Quizzes to the hub',
    url: event_url,
    triggers: [QUIZ],
    attributes,
  });
}

/** Changes cities in Insider, and answers how many are the same here within a while. */
export async function correctCities(
  admin: JsonClient,
  sides: Sides,
  customers: readonly string[],
  cities: readonly string[],
): Promise<number> {
  for (const [index, id] of customers.entries())
    await insiderOf(sides).send('POST', `/users/uuid:${encodeURIComponent(id)}/attributes`, {
      attributes: { city: cities[index] },
    });
  return settled(customers, async (id, index) => {
    const { attributes } = await admin.get<{ attributes: Record<string, unknown> }>(
      `/v1/admin/customers/${encodeURIComponent(id)}`,
    );
    return attributes['city'] === cities[index];
  });
}

/** Customers answer a quiz in Insider, which is worth points here; answers how many have them within a while. */
export async function answerQuiz(
  admin: JsonClient,
  sides: Sides,
  customers: readonly string[],
): Promise<number> {
  const quiz = 'Which linen are you?';
  for (const [index, id] of customers.entries())
    await insiderOf(sides).send('POST', `/users/uuid:${encodeURIComponent(id)}/events`, {
      event_name: QUIZ,
      event_params: { custom: { points: 10 * (index + 1), quiz } },
    });
  return settled(customers, async (id) => {
    const { data } = await admin.get<{ data: readonly { data: Record<string, unknown> }[] }>(
      `/v1/admin/customers/${encodeURIComponent(id)}/events?type=point_add`,
    );
    return data.some((event) => event.data['reason'] === quiz);
  });
}

function insiderOf({ sandbox }: Sides): JsonClient {
  return new JsonClient(`${sandbox}/_sandbox/api`);
}

/** For how many it holds, once it holds for all of them or it took too long. */
async function settled(
  customers: readonly string[],
  holds: (id: string, index: number) => Promise<boolean>,
): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    let count = 0;
    for (const [index, id] of customers.entries()) if (await holds(id, index)) count++;
    if (count === customers.length || Date.now() > deadline) return count;
    await sleep(100);
  }
}
