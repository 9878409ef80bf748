import type { AttributeValue } from '../rules/attribute-type.ts';
import type { AttributeChange } from './differences.ts';
import type { AttributeTrigger } from './webhook.ts';

/**
 * Whether a change is one a trigger waits for. inferred: the first value of an attribute is a change and the only
 * thing that is "generated"; a removal is a change to nothing and no other action.
 */
export function attributeFits(trigger: AttributeTrigger, change: AttributeChange): boolean {
  const named = trigger.attribute === '*' ? !change.identifier : trigger.attribute === change.name;
  if (!named) return false;
  const { before, after } = change;
  switch (trigger.action) {
    case 'change':
      return true;
    case 'change_from_to':
      return equal(trigger.from, before) && equal(trigger.to, after);
    case 'change_to':
      return equal(trigger.to, after);
    case 'generated_as':
      return before === undefined && (trigger.to === undefined || equal(trigger.to, after));
  }
}

/** By text: what a rule was given is often typed, and 5 and "5" look the same to who typed it. */
function equal(wanted: AttributeValue | undefined, held: AttributeValue | undefined): boolean {
  return wanted !== undefined && held !== undefined && textOf(wanted) === textOf(held);
}

function textOf(value: AttributeValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
