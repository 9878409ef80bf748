import { route, type Caller, type Route } from '@causeway/contract/operation';
import { previewIntegration, previewKind, type Preview, type PreviewDraft } from '@causeway/contract/preview';
import { invalid, notFound } from '@causeway/contract/problem';
import type { Customer } from '@causeway/core/customer/customer';
import { applyTraits } from '@causeway/core/customer/apply-traits';
import type { Destination, Shadow } from '@causeway/core/delivery/destination';
import type { Event } from '@causeway/core/event/event';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { checkedSettings, kindOf, owned, type IntegrationTools } from './integration-tools.ts';
import { mergePatch } from './merge-patch.ts';
import { previewOf } from './preview.ts';

/** What an event would become. The same rules as in earnest, and nothing is sent or stored. */
export function previewRoutes({ config, kinds, customers, clock }: IntegrationTools): readonly Route[] {
  const personOf = async (caller: Caller, draft: PreviewDraft): Promise<Customer> => {
    if ((draft.customer_id === undefined) === (draft.customer === undefined)) {
      throw invalid([
        {
          pointer: '',
          code: 'choose_one',
          message: 'Say who it is about by exactly one of customer_id and customer.',
        },
      ]);
    }
    const { customer_id: id, customer: made } = draft;
    if (id !== undefined) {
      const found = await customers.find(caller.workspace, id);
      if (found === undefined) throw notFound('customer');
      return found;
    }
    const now = clock();
    return {
      key: 0,
      workspace: caller.workspace,
      id: made?.id ?? 'preview',
      anonymous: made?.anonymous ?? false,
      anonymousIds: made?.anonymous_ids ?? [],
      status: 'active',
      attributes: (made?.attributes ?? {}) as JsonObject,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  };

  /** Registers the event in thought: traits change the person before anything is planned. */
  const preview = async (
    caller: Caller,
    draft: PreviewDraft,
    destination: Destination,
    shadowOf: (customer: Customer) => Promise<Shadow | undefined>,
  ): Promise<Preview> => {
    const person = await personOf(caller, draft);
    const now = clock();
    const event = eventOf(draft, now);
    const identifies = event.type === 'identify';
    const traits = identifies ? event.data : own(event.context, 'traits');
    const definitions = new Map((await config.attributes(caller.workspace)).map((one) => [one.name, one]));
    const applied = applyTraits(person.attributes, isObject(traits) ? traits : {}, definitions, !identifies);
    const customer = { ...person, attributes: applied.attributes };
    const queue = { customer, shadow: await shadowOf(person), events: [event] };
    return previewOf(destination, queue, applied.changed, applied.issues, now);
  };

  return [
    route(previewKind, async ({ body }, caller) => {
      const kind = kindOf(kinds, body.kind);
      const settings = checkedSettings(kind, body.settings as JsonObject);
      return preview(caller, body, kind.compile(settings), async () => undefined);
    }),
    route(previewIntegration, async ({ params, body }, caller) => {
      const integration = await owned(config, caller, params.id);
      const kind = kindOf(kinds, integration.kind);
      const { settings: draft } = body;
      const settings =
        draft === undefined
          ? integration.settings
          : checkedSettings(kind, mergePatch(integration.settings, draft as Json));
      return preview(caller, body, kind.compile(settings), async ({ key }) =>
        key === 0 ? undefined : customers.shadow(integration.id, key),
      );
    }),
  ];
}

function eventOf({ event }: PreviewDraft, now: number): Event {
  const { timestamp = now } = event;
  return {
    id: 0,
    type: event.type,
    timestamp: typeof timestamp === 'number' ? timestamp : Date.parse(timestamp),
    data: event.data as JsonObject,
    context: event.context as JsonObject,
  };
}
