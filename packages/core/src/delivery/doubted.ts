import type { Shadow } from './destination.ts';

/**
 * In place of a value that nobody can say. No value of ours is ever written like it, so the next comparison sends what
 * the customer has; and it is not nothing, so a customer who has no value any more still clears what may be there.
 */
export const UNKNOWN = 'null';

type Texts = Readonly<Record<string, string>>;

/**
 * The shadow when a request that would have made it `after` was never answered: every value that it was to change is
 * the one or the other. `moving`: identifiers that it moved; both values may be the one by which the customer is known.
 * Others stay as they were: the destination itself says who holds them when they are sent again.
 */
export function doubted(before: Shadow | undefined, after: Shadow, moving: readonly string[] = []): Shadow {
  return {
    ...(before ?? { identifiers: {} }),
    ...(before === undefined || moving.length === 0 ? {} : eitherOf(before, after, moving)),
    attributes: unlessSame(before?.attributes ?? {}, after.attributes),
    custom: unlessSame(before?.custom ?? {}, after.custom),
  };
}

/** A customer whose identifier is changed again and again without an answer: so many values are remembered. */
const MOST_UNSURE = 8;

function eitherOf(
  before: Shadow,
  after: Shadow,
  moving: readonly string[],
): Pick<Shadow, 'identifiers' | 'unsure'> {
  const identifiers = { ...before.identifiers };
  const unsure = { ...before.unsure };
  for (const key of moving) {
    const [was, is] = [held(before.identifiers, key), held(after.identifiers, key)];
    if (was === undefined || is === undefined) continue;
    const values = [...(Object.hasOwn(unsure, key) ? (unsure[key] ?? []) : []), was].filter(
      (one) => one !== is,
    );
    identifiers[key] = is;
    if (values.length > 0) unsure[key] = [...new Set(values)].slice(-MOST_UNSURE);
  }
  return { identifiers, unsure };
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
