import { isObject, own } from '../result/json.ts';
import type { JsonObject } from '../result/json.ts';
import type { Steps } from './fields-of.ts';
import type { Example } from './judge-reach.ts';
import { withoutField } from './without-field.ts';

/** Where a field lies: in the event's data or context, or among the customer's attributes. */
export type Place = 'data' | 'context' | 'attributes';

/**
 * The example as if the field had never been sent. Traits, those of an identify and those mentioned in passing,
 * are attributes of the customer as well and go there too.
 */
export function exampleWithout(example: Example, place: Place, steps: Steps): Example {
  const trait = traitOf(example, place, steps);
  const { event, customer } = example;
  return {
    ...example,
    event: {
      ...event,
      data: place === 'data' ? withoutField(event.data, steps) : event.data,
      context: place === 'context' ? withoutField(event.context, steps) : event.context,
    },
    customer:
      trait === undefined ? customer : { ...customer, attributes: withoutField(customer.attributes, trait) },
    changed: trait?.length === 1 ? example.changed.filter((name) => name !== trait[0]) : example.changed,
  };
}

/** The field as an attribute of the customer; undefined when it is none. */
export function traitOf({ event }: Example, place: Place, steps: Steps): Steps | undefined {
  if (place === 'attributes') return steps;
  if (place === 'data') return event.type === 'identify' ? steps : undefined;
  return steps[0] === 'traits' && steps.length > 1 ? steps.slice(1) : undefined;
}

/** The traits that an event says, which its customer has after it. */
export function traitsOf({ type, data, context }: Example['event']): JsonObject {
  const passing = own(context, 'traits');
  return type === 'identify' ? data : isObject(passing) ? passing : {};
}
