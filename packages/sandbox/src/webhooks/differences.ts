import type { Held } from '../account/change-listener.ts';
import type { AttributeValue } from '../rules/attribute-type.ts';

/** One stored value that is not what it was; undefined stands for none. */
export interface AttributeChange {
  readonly name: string;
  readonly identifier: boolean;
  readonly before: AttributeValue | undefined;
  readonly after: AttributeValue | undefined;
}

/** What differs between two looks at one profile, judged on stored values alone. */
export function differences(before: Held, after: Held): AttributeChange[] {
  return [
    ...differing(before.identifiers, after.identifiers, true),
    ...differing(before.attributes, after.attributes, false),
  ];
}

type Values = ReadonlyMap<string, AttributeValue>;

function differing(before: Values, after: Values, identifier: boolean): AttributeChange[] {
  const changes: AttributeChange[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    if (same(old, now)) continue;
    changes.push({ name, identifier, before: old, after: now });
  }
  return changes;
}

function same(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  );
}
