interface Kind {
  readonly label: string;
  readonly category: string;
  readonly description: string;
}

/** Something that can be installed: a kind of integration, or a recipe that makes one. */
export interface LibraryEntry extends Kind {
  /** The last step of the address under which it is installed. */
  readonly key: string;
}

interface Installed {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const INSIDER_AUDIENCES: LibraryEntry = {
  key: 'insider-audiences',
  label: 'Insider audiences',
  category: 'Audiences',
  description:
    'Keeps the list of audiences that people are in, in Insider, and tells it who joins and leaves: keys, template and job in one step.',
};

/** The kinds of the hub, and the recipes that it has the kinds for. */
export function libraryOf(kinds: readonly LibraryEntry[]): readonly LibraryEntry[] {
  const at = kinds.findIndex(({ key }) => key === 'audience_trigger');
  return at === -1 ? kinds : [...kinds.slice(0, at), INSIDER_AUDIENCES, ...kinds.slice(at)];
}

/** How many of an entry are installed. What a recipe made is told by its shape. */
export function installedOf({ key }: LibraryEntry, installed: readonly Installed[]): number {
  const madeByRecipe = ({ kind, settings }: Installed): boolean =>
    kind === 'audience_trigger' && settings['shape'] === 'insider';
  return installed.filter((one) =>
    key === INSIDER_AUDIENCES.key ? madeByRecipe(one) : one.kind === key && !madeByRecipe(one),
  ).length;
}

export function categoriesOf(kinds: readonly Kind[]): readonly string[] {
  return [...new Set(kinds.map(({ category }) => category))].toSorted();
}

/** Those of the category in which every word of the search occurs. */
export function found<K extends Kind>(kinds: readonly K[], search: string, category?: string): readonly K[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return kinds.filter((kind) => {
    if (category !== undefined && kind.category !== category) return false;
    const text = `${kind.label} ${kind.category} ${kind.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
