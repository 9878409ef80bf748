import { listEventTypes, putEventType, removeEventType } from '@causeway/contract/event-types';
import { route, type AnswerOf, type Route } from '@causeway/contract/operation';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import type { EventType } from '@causeway/core/event/event-type';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { checkFields, fieldFrom, fieldView } from './event-fields.ts';
import type { ListedEventType } from './event-type-rows.ts';
import { KNOWN_EVENT_TYPES } from './known-event-types.ts';

export interface EventTypeTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  readonly configured: () => Promise<void> | void;
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(KNOWN_EVENT_TYPES.map(({ name }) => name));
const MOST = 2_000;

/** Kinds of events: those the hub knows, and the workspace's own. */
export function eventTypeRoutes({ config, clock, configured }: EventTypeTools): readonly Route[] {
  return [
    route(listEventTypes, async (_request, caller) => {
      const custom = (await config.eventTypes(caller.workspace)).filter(({ name }) => !KNOWN_NAMES.has(name));
      return {
        data: [...KNOWN_EVENT_TYPES, ...custom.map((type) => ({ ...type, group: 'custom' }))].map(
          eventTypeView,
        ),
      };
    }),
    route(putEventType, async ({ params, body }, caller) => {
      refuseKnown(params.name);
      // Names are the sender's own, as they come in: only what could not be told apart on a screen is refused.
      if (params.name !== params.name.trim() || /\p{C}/u.test(params.name)) {
        throw invalid([
          {
            parameter: 'name',
            code: 'bad_name',
            message: 'The name begins or ends with a space, or holds characters that cannot be seen.',
          },
        ]);
      }
      const complaints = checkFields(body.fields);
      if (complaints.length > 0) throw invalid(complaints);
      const known = await config.eventTypes(caller.workspace);
      if (known.length >= MOST && !known.some(({ name }) => name === params.name)) {
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} custom event types.`);
      }
      const { points, fields, description, ...rest } = body;
      const type: EventType = {
        ...rest,
        name: params.name,
        kind: 'custom',
        fields: fields.map(fieldFrom),
        ...(points === null ? {} : { points }),
        ...(description === null || description === '' ? {} : { description }),
      };
      await config.putEventType(caller.workspace, type, clock(), (before, after) => ({
        by: caller,
        action: 'event_type.put',
        target: targetOf(after),
        before: before === undefined ? undefined : eventTypeView({ ...before, group: 'custom' }),
        after: eventTypeView({ ...after, group: 'custom' }),
      }));
      await configured();
      return eventTypeView({ ...type, group: 'custom' });
    }),
    route(removeEventType, async ({ params }, caller) => {
      refuseKnown(params.name);
      const removed = await config.removeEventType(caller.workspace, params.name, clock(), (before) => ({
        by: caller,
        action: 'event_type.remove',
        target: targetOf(before),
        before: eventTypeView({ ...before, group: 'custom' }),
      }));
      if (!removed) throw notFound('event type');
      await configured();
      return undefined;
    }),
  ];
}

function refuseKnown(name: string): void {
  if (KNOWN_NAMES.has(name))
    throw new Refused(409, 'built_in', `"${name}" is built in and cannot be changed.`);
}

function targetOf({ name }: EventType): AuditTarget {
  return { kind: 'event_type', id: undefined, name };
}

type View = AnswerOf<typeof putEventType>;

function eventTypeView(type: ListedEventType): View {
  const {
    name,
    label,
    kind,
    group,
    submittable,
    fields,
    once = false,
    points = null,
    description = null,
  } = type;
  return {
    ...{ name, label, kind, group, submittable, once, points, description },
    fields: fields.map(fieldView),
  };
}
