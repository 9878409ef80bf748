import type { AttributeValue } from '../rules/attribute-type.ts';
import type { User } from './user.ts';

/**
 * Moves what one profile knows into another. inferred: the survivor's attributes win, arrays are united, events of
 * both are kept and identical ones fall together.
 */
export function mergeUsers(survivor: User, absorbed: User): void {
  for (const [name, value] of absorbed.attributes) {
    const own = survivor.attributes.get(name);
    survivor.attributes.set(name, own === undefined ? value : united(own, value));
  }
  const events = [...survivor.events, ...absorbed.events].toSorted(([, a], [, b]) => a.sequence - b.sequence);
  survivor.events.clear();
  for (const [content, event] of events) {
    const first = survivor.events.get(content);
    if (first === undefined) survivor.events.set(content, event);
    else first.copies += event.copies;
  }
  for (const [place, drop] of absorbed.dropped)
    if (!survivor.dropped.has(place)) survivor.dropped.set(place, drop);
  survivor.updatedAt = Math.max(survivor.updatedAt, absorbed.updatedAt);
}

function united(own: AttributeValue, other: AttributeValue): AttributeValue {
  return Array.isArray(own) && Array.isArray(other) ? [...new Set([...own, ...other])] : own;
}
