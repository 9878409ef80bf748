import { effectiveTimestamp } from '@causeway/core/event/effective-timestamp';
import { isRefused } from '@causeway/core/event/event-refusal';
import type { HookReading } from '@causeway/core/insider/inbound/hook-reading';
import { INSIDER_REFERENCE } from '@causeway/core/insider/inbound/name-person';
import { LEARNT } from '@causeway/core/register/find-person';
import type { Reference, Submission } from '@causeway/core/register/submission';
import { own, type JsonObject } from '@causeway/core/result/json';
import { actionOf, type Acting } from './outcome.ts';
import type { Side } from './side.ts';

/** How the event is to be called, and when its request came. */
export interface Arriving {
  readonly receivedAt: number;
  readonly messageId: string;
  /** The same `messageId` is a repeat within so many milliseconds; undefined: always. */
  readonly repeatsWithin: number | undefined;
  readonly newId: () => string;
  readonly dry: boolean;
}

/** What Insider told, as an event to register. */
export function submissionOf(
  side: Side,
  reading: HookReading,
  decision: Acting,
  arriving: Arriving,
): Submission {
  const { workspace, source, integration, settings } = side;
  const { receivedAt, messageId, repeatsWithin, dry } = arriving;
  const { autoSubscribe } = settings.inbound;
  const { who, insiderId } = decision;
  const event = reading.kind === 'event' ? reading.eventName : undefined;
  const data = decision.kind === 'event' ? decision.data : {};
  return {
    workspace,
    source,
    receivedAt,
    action: actionOf(decision),
    who: who.map((reference) => learntBy(integration, reference)),
    newId: newIdOf(decision, arriving),
    data,
    context: {
      insider: {
        ...(event === undefined ? {} : { event }),
        ...(reading.hookId === undefined ? {} : { hook_id: reading.hookId }),
      },
    },
    timestamp: happenedAt(data) ?? receivedAt,
    messageId,
    ...(repeatsWithin === undefined ? {} : { repeatsWithin }),
    ...(insiderId === undefined ? {} : { remember: [{ name: learntName(integration), value: insiderId }] }),
    ...(autoSubscribe === 'workspace' ? {} : { autoSubscribe: autoSubscribe === 'on' }),
    told: {
      integration,
      values: decision.told?.values ?? [],
      identifiers: decision.told?.identifiers ?? {},
      ...(event === undefined ? {} : { event }),
    },
    ...(decision.kind === 'profile' ? { unlessUnchanged: true } : {}),
    ...(dry ? { dry: true } : {}),
  };
}

/** Insider's own ids mean something in one account only. */
function learntName(integration: number): string {
  return `${LEARNT}${INSIDER_REFERENCE}/${integration}`;
}

function learntBy(integration: number, reference: Reference): Reference {
  return reference.by === 'external' && reference.name === INSIDER_REFERENCE
    ? { ...reference, name: learntName(integration) }
    : reference;
}

function newIdOf({ newIdFrom }: Acting, { newId }: Arriving): string | undefined {
  switch (newIdFrom.by) {
    case 'identifier':
      return newIdFrom.value;
    case 'hub':
      return newId();
    case 'nobody':
      return undefined;
  }
}

/** Unix milliseconds; undefined when no row says it, or not in a way that anybody understands. */
function happenedAt(data: JsonObject): number | undefined {
  const given = own(data, 'effective_timestamp');
  if (given === undefined) return undefined;
  const kept = effectiveTimestamp('data.effective_timestamp', given);
  return isRefused(kept) || typeof kept.value !== 'number' ? undefined : Math.round(kept.value * 1000);
}
