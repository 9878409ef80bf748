import type { Shadow } from './destination.ts';

/**
 * In place of a value that nobody can say. No value of ours is ever written like it, so the next comparison sends what
 * the customer has; and it is not nothing, so a customer who has no value any more still clears what may be there.
 */
export const UNKNOWN = 'null';

type Texts = Readonly<Record<string, string>>;

/**
 * The shadow when a request that would have made it `after` was never answered: every value that it was to change is
 * the one or the other. Identifiers stay as they were; the destination itself says who holds them when they are sent
 * again.
 */
export function doubted(before: Shadow | undefined, after: Shadow): Shadow {
  return {
    ...(before ?? { identifiers: {} }),
    attributes: unlessSame(before?.attributes ?? {}, after.attributes),
    custom: unlessSame(before?.custom ?? {}, after.custom),
  };
}

function unlessSame(before: Texts, after: Texts): Texts {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [was, is] = [held(before, name), held(after, name)];
      return [name, was !== undefined && was === is ? was : UNKNOWN];
    }),
  );
}

function held(texts: Texts, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}
