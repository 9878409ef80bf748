import type { Call, Causeway } from './causeway.ts';

/** The names a page may call us by beside its own: those of tags that were there before. */
const ALIASES = ['datafly', '_df'];

/**
 * Takes the calls out of what a page put up before the script came: a list of calls, or an object with such a list as
 * `q`. Undefined when it is neither: something else has that name.
 */
export function stubbedCalls(value: unknown): Call[] | undefined {
  // `arguments` of a function is a list that is no array.
  return stubList(value)
    ?.filter((call) => typeof call === 'object' && call !== null)
    .map((call) => Array.from(call as ArrayLike<unknown>) as unknown as Call);
}

function stubList(value: unknown): unknown[] | undefined {
  const list: unknown = Array.isArray(value) ? value : (value as { q?: unknown } | null | undefined)?.q;
  return Array.isArray(list) ? list : undefined;
}

/** Is there nobody behind a global whom we would push out? The page's elements with that id make room. */
function isFree(value: unknown): boolean {
  return value === undefined || stubbedCalls(value) !== undefined || value instanceof Element;
}

/** Makes us known by `name` and the aliases, as far as they are free. Returns the names that are ours now. */
export function takeNames(page: Record<string, unknown>, name: string, api: Causeway): string[] {
  const taken = [name, ...ALIASES].filter((each) => isFree(page[each]));
  for (const each of taken) {
    const list = stubList(page[each]);
    // Whoever kept hold of the stub still reaches us.
    if (list !== undefined)
      list.push = (...calls: unknown[]) => {
        api.push(...(stubbedCalls(calls) ?? []));
        return 0;
      };
    page[each] = api;
  }
  return taken;
}

/** Calls that were made by any of our names, before we had them. */
export function earlyCalls(page: Readonly<Record<string, unknown>>, name: string): Call[] {
  return [name, ...ALIASES].flatMap((each) => stubbedCalls(page[each]) ?? []);
}

/** Did an earlier script make us known by this name? */
export function isOurs(value: unknown, library: string): boolean {
  return (value as { library?: { name?: unknown } } | null | undefined)?.library?.name === library;
}
