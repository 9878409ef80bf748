interface Kind {
  readonly label: string;
  /** Key of a category of the hub. */
  readonly category: string;
  readonly description: string;
}

type Status = 'ga' | 'beta' | 'alpha';

/** Something that can be installed: a kind of integration, or a recipe that makes one. */
export interface LibraryEntry extends Kind {
  /** The last step of the address under which it is installed. */
  readonly key: string;
  readonly status: Status;
  /** Purposes that a customer must have agreed to, unless the settings say something else. */
  readonly requires: readonly string[];
  /** Path of its guide in the documentation. */
  readonly docs: string | null;
  readonly website: string | null;
}

interface Installed {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const INSIDER_AUDIENCES = {
  key: 'insider-audiences',
  label: 'Insider audiences',
  description:
    'Keeps the list of audiences that people are in, in Insider, and tells it who joins and leaves: keys, template and job in one step.',
} as const;

/** The kinds of the hub, and the recipes that it has the kinds for; a recipe asks for what its kind asks for. */
export function libraryOf(kinds: readonly LibraryEntry[]): readonly LibraryEntry[] {
  const at = kinds.findIndex(({ key }) => key === 'audience_trigger');
  const job = kinds[at];
  if (job === undefined) return kinds;
  const recipe = { ...job, ...INSIDER_AUDIENCES, docs: null, website: null };
  return [...kinds.slice(0, at), recipe, ...kinds.slice(at)];
}

/** How many of an entry are installed. What a recipe made is told by its shape. */
export function installedOf({ key }: Pick<LibraryEntry, 'key'>, installed: readonly Installed[]): number {
  const madeByRecipe = ({ kind, settings }: Installed): boolean =>
    kind === 'audience_trigger' && settings['shape'] === 'insider';
  return installed.filter((one) =>
    key === INSIDER_AUDIENCES.key ? madeByRecipe(one) : one.kind === key && !madeByRecipe(one),
  ).length;
}

export interface Category {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** The categories of the hub in their order, with how many entries of the library each has. */
export function categoriesOf(
  kinds: readonly Kind[],
  known: readonly { readonly key: string; readonly label: string }[],
): readonly Category[] {
  const keys = new Set([...known.map(({ key }) => key), ...kinds.map(({ category }) => category)]);
  return [...keys]
    .map((key) => ({
      key,
      label: known.find((one) => one.key === key)?.label ?? key,
      count: kinds.filter(({ category }) => category === key).length,
    }))
    .filter(({ count }) => count > 0);
}

/** Those of the category in which every word of the search occurs. */
export function found<K extends Kind>(
  kinds: readonly K[],
  search: string,
  category?: string,
  labelOf: (category: string) => string = (key) => key,
): readonly K[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return kinds.filter((kind) => {
    if (category !== undefined && kind.category !== category) return false;
    const text = `${kind.label} ${labelOf(kind.category)} ${kind.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
