import type { AttributeDefinition } from '../../customer/attribute.ts';
import type { EventType } from '../../event/event-type.ts';
import type { Reference, Told } from '../../register/submission.ts';
import type { Issue } from '../../result/issue.ts';
import { isEmpty, own } from '../../result/json.ts';
import type { JsonObject } from '../../result/json.ts';
import { issue } from '../issues.ts';
import type { InboundEventRow, InsiderSettings } from '../settings/settings.ts';
import type { HookReading, UnknownReason } from './hook-reading.ts';
import { compileNamePerson, identifierKey } from './name-person.ts';
import type { NewIdFrom, Person } from './name-person.ts';
import { attributeCandidates, isParamName, paramCandidates, readName } from './names.ts';
import { compileTellProfile } from './tell-profile.ts';

/** The configuration that a request is understood by. */
export interface InboundModel {
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly eventTypes: ReadonlyMap<string, EventType>;
}

/** Of whom a request tells, and what was left out of it. */
interface About {
  /** Tried in this order. The caller adds the integration to the one named `insider`, and remembers it. */
  readonly who: readonly Reference[];
  readonly newIdFrom: NewIdFrom;
  /** The customer id is missing and Insider could be asked for it (see `readBackRequest`). */
  readonly needsReadBack: boolean;
  /** As in `Told.identifiers`. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly insiderId: string | undefined;
  readonly issues: readonly Issue[];
}

type ToldHere = Omit<Told, 'integration'>;

/** What is to be done about a request of Insider's webhooks. */
export type InboundDecision =
  | { readonly kind: 'ignored'; readonly reason: 'no_mapping' | 'test' | 'unknown'; readonly message: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly hint: string;
      readonly field: string;
    }
  | ({ readonly kind: 'profile'; readonly told: ToldHere } & About)
  | ({
      readonly kind: 'event';
      /** Our event type. */
      readonly action: string;
      /** As sent; the event type checks and converts it. */
      readonly data: JsonObject;
      /** Attributes only where the settings let events change the profile. */
      readonly told: ToldHere;
    } & About);

/** The inbound settings against the workspace's definitions, as one function. */
export function compileInbound(
  settings: InsiderSettings,
  model: InboundModel,
): (reading: HookReading) => InboundDecision {
  const namePerson = compileNamePerson(settings);
  const tellProfile = compileTellProfile(settings, model.attributes);
  const { eventAttributes, events } = settings.inbound;

  return (reading) => {
    if (reading.kind === 'test')
      return ignored('test', 'A test without anybody in it: nothing was registered.');
    if (reading.kind === 'unknown') return ignored('unknown', UNKNOWN[reading.reason]);
    const tooLarge = reading.leftOut.map((name) => issue('inbound_too_large', name));
    if (reading.kind === 'profile') {
      const { mapped, values, issues } = tellProfile(reading.attributes);
      if (!mapped)
        return ignored(
          'no_mapping',
          'None of the attributes in the request has a row in the inbound profile mapping.',
        );
      const person = namePerson(reading);
      if (person.who.length === 0) return nobody(person, settings);
      const about = aboutOf(reading, person, [...issues, ...tooLarge]);
      return { kind: 'profile', ...about, told: { values, identifiers: person.identifiers } };
    }
    const row = eventRow(events, reading.eventName);
    if (row === undefined)
      return ignored(
        'no_mapping',
        `There is no inbound event mapping for "${reading.eventName.slice(0, 120)}".`,
      );
    const wrong = refusedType(row, model.eventTypes, `inbound.events[${events.indexOf(row)}].to`);
    if (wrong !== undefined) return wrong;
    const person = namePerson(reading);
    if (person.who.length === 0) return nobody(person, settings);
    const profile = eventAttributes ? tellProfile(reading.attributes) : { values: [], issues: [] };
    return {
      kind: 'event',
      action: row.to,
      data: dataOf(row, reading),
      ...aboutOf(reading, person, [...profile.issues, ...tooLarge]),
      told: { values: profile.values, identifiers: person.identifiers, event: reading.eventName },
    };
  };
}

const UNKNOWN: Readonly<Record<UnknownReason, string>> = {
  not_json: 'The request is no JSON object.',
  several: 'The request is a list of several; Insider sends one at a time.',
  nothing_known:
    'The request has no event name, no attributes and nothing else that a webhook of Insider has.',
};

function ignored(
  reason: 'no_mapping' | 'test' | 'unknown',
  message: string,
): Extract<InboundDecision, { kind: 'ignored' }> {
  return { kind: 'ignored', reason, message };
}

function refused({ code, message, hint = '', field = '' }: Issue): InboundDecision {
  return { kind: 'refused', code, message, hint, field };
}

function nobody({ sent }: Person, settings: InsiderSettings): InboundDecision {
  const field = settings.inbound.identifier ?? readName(identifierKey(settings));
  return refused(
    sent === undefined
      ? issue('inbound_identifier_missing', field)
      : issue('identifier_blocked', field, sent, 'the customer id'),
  );
}

function aboutOf(reading: HookReading, person: Person, issues: readonly Issue[]): About {
  const { who, newIdFrom, needsReadBack, identifiers } = person;
  return { who, newIdFrom, needsReadBack, identifiers, insiderId: reading.insiderId, issues };
}

/** The first row of that event; Insider's names are in small letters, those who type them are not always. */
function eventRow(rows: readonly InboundEventRow[], name: string): InboundEventRow | undefined {
  return (
    rows.find(({ event }) => event === name) ??
    rows.find(({ event }) => event.toLowerCase() === name.toLowerCase())
  );
}

function refusedType(
  { event, to }: InboundEventRow,
  types: ReadonlyMap<string, EventType>,
  field: string,
): InboundDecision | undefined {
  const type = types.get(to);
  if (type === undefined) return refused(issue('inbound_event_type_unknown', field, event, to));
  return type.submittable ? undefined : refused(issue('inbound_event_type_internal', field, event, to));
}

/** What the rows say; empty ones say nothing. A name that is no parameter of Insider's may be an attribute sent along. */
function dataOf({ rows }: InboundEventRow, { params, attributes }: HookReading): JsonObject {
  const data: [string, JsonObject[string]][] = [];
  for (const { from, to } of rows) {
    const keys = paramCandidates(from);
    const value =
      keys.map((key) => own(params, key)).find((one) => !isEmpty(one)) ??
      (isParamName(from)
        ? undefined
        : attributeCandidates(from)
            .map((key) => own(attributes, key))
            .find((one) => !isEmpty(one)));
    if (!isEmpty(value) && !data.some(([field]) => field === to)) data.push([to, value]);
  }
  return Object.fromEntries(data);
}
