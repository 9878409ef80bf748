import type { AudienceNamed } from '@causeway/core/audience/change-events';
import { exampleWithout, traitOf, traitsOf, type Place } from '@causeway/core/coverage/example-without';
import {
  judgeReach,
  think,
  together,
  type Example,
  type Reach,
  type Thought,
  type TogetherReach,
} from '@causeway/core/coverage/judge-reach';
import type { SeenField } from '@causeway/core/coverage/seen-fields';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { Customer } from '@causeway/core/customer/customer';
import { sayTraits } from '@causeway/core/customer/defaults';
import type { Destination } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import { imaginedMove, seatsAfter } from '@causeway/core/trigger/imagined';
import type { SeatsOf } from '../../ports/seats-of.ts';
import type { Seen, SeenEvent, SeenType } from './gather-seen.ts';

export interface JudgedField extends TogetherReach {
  /** As mappings write it: what lies in the context begins with `context.`. */
  readonly path: string;
  readonly field: SeenField<unknown>;
}

export interface Judged {
  readonly types: readonly {
    readonly type: SeenType;
    readonly mapped: boolean;
    readonly fields: readonly JudgedField[];
  }[];
  readonly attributes: readonly JudgedField[];
}

/** An example with what it becomes, and what the hub itself left out of it. */
interface Given {
  readonly example: Example;
  readonly thought: Thought;
  readonly issues: readonly Issue[];
}

/** What examples are judged with beside the events themselves. */
export interface Surroundings {
  readonly definitions: ReadonlyMap<string, AttributeDefinition>;
  readonly seatsOf: SeatsOf;
  /** The first one that the settings name, of a destination that is about audiences. */
  readonly audience: AudienceNamed | undefined;
}

const SLICE_MS = 5;

/** Plans examples with and without each field that was seen. Goes on in steps that hold nobody up. */
export async function judgeCoverage(
  seen: Seen,
  destination: Destination,
  { definitions, seatsOf, audience }: Surroundings,
): Promise<Judged> {
  const pace = pacer();
  const given = new Map<object, Given>();
  const once = async <T extends object>(
    sample: T,
    customer: Customer,
    make: (sample: T) => Pick<Given, 'example' | 'issues'>,
  ): Promise<Given> => {
    let made = given.get(sample);
    if (made === undefined) {
      const { example: bare, issues } = make(sample);
      const seats = destination.readsAudiences === true ? await seatsOf(customer.key) : [];
      const example = { ...bare, audiences: seatsAfter(bare.event, seats) };
      made = { example, issues, thought: think(destination, example) };
      given.set(sample, made);
    }
    return made;
  };
  const ofEvent = (sample: SeenEvent): Promise<Given> =>
    once(sample, sample.customer, (one) => registered(one, definitions));
  const ofPerson = (sample: Customer): Promise<Given> =>
    once(sample, sample, (one) => ({ example: mentioned(one, destination, audience), issues: [] }));

  const judged = async <T>(
    fields: readonly SeenField<T>[],
    place: Place,
    givenOf: (sample: T) => Promise<Given>,
  ): Promise<JudgedField[]> => {
    const all: JudgedField[] = [];
    for (const field of fields) {
      const path = place === 'context' ? `context.${field.path}` : field.path;
      const reaches: Reach[] = [];
      for (const sample of field.samples) {
        const one = await givenOf(sample);
        const without = think(destination, exampleWithout(one.example, place, field.steps));
        const trait = traitOf(one.example, place, field.steps);
        const reach = judgeReach(one.thought, without, path, trait !== undefined);
        reaches.push(trait === undefined ? reach : asKept(reach, one.issues, trait[0]));
        await pace();
      }
      all.push({ ...together(reaches), path, field });
    }
    return all;
  };

  const types = [];
  for (const type of seen.types) {
    const fields = [
      ...(await judged(type.fields, 'data', ofEvent)),
      ...(await judged(type.context, 'context', ofEvent)),
    ];
    const mapped = type.latest !== undefined && (await ofEvent(type.latest)).thought.routed;
    types.push({ type, mapped, fields });
    given.clear();
  }
  return { types, attributes: await judged(seen.attributes, 'attributes', ofPerson) };
}

/** The event as it was registered: its customer has the traits that it brought. */
function registered(
  { event, customer }: SeenEvent,
  definitions: ReadonlyMap<string, AttributeDefinition>,
): Pick<Given, 'example' | 'issues'> {
  const identifies = event.type === 'identify';
  const { attributes, issues } = sayTraits(customer, traitsOf(event), definitions, !identifies);
  const changed = identifies ? Object.keys(event.data) : [];
  return { example: { event, customer: { ...customer, attributes }, changed }, issues };
}

/**
 * A customer of whom nothing happened but that they are as they are; to destinations about audiences, that they have
 * joined one.
 */
function mentioned(
  customer: Customer,
  destination: Destination,
  audience: AudienceNamed | undefined,
): Example {
  const { attributes, updatedAt: timestamp } = customer;
  const event =
    audience === undefined
      ? { id: 0, type: 'identify', timestamp, data: {}, context: {} }
      : imaginedMove(destination, audience, timestamp);
  return { event, customer, changed: Object.keys(attributes) };
}

/** A trait that the hub itself could not take has reached nobody. */
function asKept(reach: Reach, issues: readonly Issue[], trait: unknown): Reach {
  const issue = reach.reaches ? undefined : issues.find(({ field }) => field === trait);
  return issue === undefined ? reach : { reaches: false, reason: 'value_refused', issue };
}

function pacer(): () => Promise<void> {
  let turn = performance.now();
  return async () => {
    if (performance.now() - turn < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    turn = performance.now();
  };
}
