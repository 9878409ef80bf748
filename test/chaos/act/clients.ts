import { browserOf, type ClientName, type Deed, type Step, type Values } from '../plan/plan.ts';
import type { World } from '../world/world.ts';
import type { History } from './history.ts';
import type { Library } from './run-library.ts';
import { sendUntilAnswered } from './send-until-answered.ts';

/** Makes one step, and comes back when the client is done with it. */
type MakeStep = (step: Step) => Promise<void>;
type Make = (world: World, history: History, stop: AbortSignal) => MakeStep;

/** Clients that are a few lines of ours; published libraries are processes of their own (see `run-library.ts`). */
export const CLIENTS: Readonly<Record<Exclude<ClientName, Library>, Make>> = {
  plain: (world, history, stop) =>
    answered(history, stop, ({ customer, label, does }) => {
      const common = { messageId: label, timestamp: new Date().toISOString() };
      return {
        url: `${world.front.url}/v1/batch`,
        headers: { authorization: `Basic ${btoa(`${world.ways.tracking}:`)}` },
        body: { batch: [{ ...common, ...callOf(customer, does) }], sentAt: new Date().toISOString() },
      };
    }),

  'events-api': (world, history, stop) =>
    answered(history, stop, ({ customer, label, does }) => ({
      url: `${world.front.url}/events/bulk`,
      headers: { 'x-api-key': world.ways.events },
      body: {
        events: [
          does.kind === 'submit'
            ? { customer, action: does.action, data: does.data, message_id: label }
            : undefined,
        ],
      },
    })),

  webhook: (world, history, stop) =>
    answered(history, stop, ({ customer, label, does }) => ({
      url: world.ways.webhook,
      headers: {},
      body: { id: label, customer_id: customer, points: does.kind === 'points' ? does.points : 0 },
    })),

  /** Insider's own: somebody does something there, and the sandbox tells the hub by its webhook. */
  insider:
    (world) =>
    async ({ customer, label, does }) => {
      const points = does.kind === 'points' ? does.points : 0;
      const event = { event_name: 'quiz_done', event_params: { custom: { points, label } } };
      const path = `/users/${encodeURIComponent(`uuid:${customer}`)}/events`;
      // A sandbox that is away has nobody who does anything.
      await world.sandbox.control.send('POST', path, event).catch(() => undefined);
    },
};

function answered(
  history: History,
  stop: AbortSignal,
  postOf: (step: Step) => Parameters<typeof sendUntilAnswered>[0],
): MakeStep {
  return async (step) => {
    const text = await sendUntilAnswered(postOf(step), history, stop);
    if (text !== undefined) history.confirmed.add(step.label);
  };
}

function callOf(customer: string, does: Deed): Values {
  const anonymousId = browserOf(customer);
  switch (does.kind) {
    case 'track':
      return { type: 'track', userId: customer, event: does.event, properties: does.properties };
    case 'visit':
      return { type: 'track', anonymousId, event: does.event, properties: does.properties };
    case 'identify':
      return { type: 'identify', userId: customer, traits: does.traits };
    case 'name':
      return { type: 'identify', userId: customer, anonymousId, traits: does.traits };
    case 'submit':
    case 'points':
      throw new Error(`a tracking client does not ${does.kind}`);
  }
}
