import type { Json } from '../json.ts';
import type { CleanEvent } from '../rules/clean-event.ts';
import type { Condition, EventTrigger } from './webhook.ts';

/** Whether an event is one a trigger waits for. */
export function eventFits(trigger: EventTrigger, event: CleanEvent): boolean {
  if (trigger.event !== '*' && trigger.event !== event.name) return false;
  return trigger.where.every((condition) => holds(condition, paramOf(event, condition.parameter)));
}

/** A parameter by its name as it is read: own ones are `c_<name>`. */
export function paramOf(event: CleanEvent, name: string): Json | undefined {
  const [members, key] = name.startsWith('c_') ? [event.custom, name.slice(2)] : [event.params, name];
  return Object.hasOwn(members, key) ? members[key] : undefined;
}

/** Values compare by their text, so that a rule typed into the panel meets numbers and truth values too. */
function holds({ operator, value }: Condition, held: Json | undefined): boolean {
  if (held === undefined) return operator === 'is_not';
  const items = (Array.isArray(held) ? held : [held]).map(String);
  switch (operator) {
    case 'is':
      return items.includes(String(value));
    case 'is_not':
      return !items.includes(String(value));
    case 'contains':
      return items.some((item) => item.includes(String(value)));
    case 'above':
      return Number(held) > Number(value);
    case 'below':
      return Number(held) < Number(value);
    case 'present':
      return true;
  }
}
