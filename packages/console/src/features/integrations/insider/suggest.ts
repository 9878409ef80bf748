/** One name that can be chosen. */
export interface Suggestion {
  readonly value: string;
  readonly label?: string;
  /** A word or two beside it: its type, how often it came in. */
  readonly note?: string;
}

export interface SuggestionGroup {
  readonly group: string;
  readonly items: readonly Suggestion[];
}

/**
 * How well a text fits what was typed; lower is better, undefined is not at all. The whole, its beginning, the beginning
 * of one of its words, anywhere inside, its letters in this order.
 */
export function fit(typed: string, text: string): number | undefined {
  const [search, all] = [plain(typed), plain(text)];
  if (all === search) return 0;
  if (all.startsWith(search)) return 1;
  if (all.includes(` ${search}`)) return 2;
  if (all.includes(search)) return 3;
  return search.length > 2 && inOrder(search, all) ? 4 : undefined;
}

/**
 * The suggestions that fit, best first inside their groups. Typed exactly as one of them: all, for having a look around,
 * and first the one that it is, which the keyboard would choose.
 */
export function rank(
  groups: readonly SuggestionGroup[],
  typed: string,
  limit = 60,
): readonly SuggestionGroup[] {
  const chosen = groups.find(({ items }) => items.some(({ value }) => value === typed));
  if (chosen === undefined) return found(groups, typed, limit);
  const isTyped = ({ value }: Suggestion): boolean => value === typed;
  const items = [...chosen.items.filter(isTyped), ...chosen.items.filter((item) => !isTyped(item))];
  const others = groups.filter((group) => group !== chosen);
  return found([{ ...chosen, items }, ...others], '', limit);
}

/** The suggestions that fit, best first inside their groups. */
export function found(
  groups: readonly SuggestionGroup[],
  typed: string,
  limit = 60,
): readonly SuggestionGroup[] {
  const search = typed.trim();
  let left = limit;
  const fits: SuggestionGroup[] = [];
  for (const { group, items } of groups) {
    const fitting = items
      .flatMap((item) => {
        const by = [fit(search, item.value), item.label === undefined ? undefined : fit(search, item.label)];
        const score = Math.min(...by.map((one) => one ?? Infinity));
        return score === Infinity ? [] : [{ item, score }];
      })
      .toSorted((one, other) => one.score - other.score)
      .slice(0, left)
      .map(({ item }) => item);
    left -= fitting.length;
    if (fitting.length > 0) fits.push({ group, items: fitting });
  }
  return fits;
}

/** Each value once, where it comes first; empty groups go. */
export function distinct(groups: readonly SuggestionGroup[]): readonly SuggestionGroup[] {
  const taken = new Set<string>();
  return groups
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value }) => !taken.has(value) && taken.add(value)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** `Favorite Color`, `favoriteColor`, `products[].Favorite Color` as Insider would write the name: `favorite_color`. */
export function targetName(path: string): string {
  const last = path.split('.').at(-1) ?? '';
  return last
    .replaceAll(/\[\d*\]/g, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

function plain(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[\s_.$[\]-]+/g, ' ')
    .trim();
}

function inOrder(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
