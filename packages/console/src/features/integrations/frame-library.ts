interface Kind {
  readonly label: string;
  readonly category: string;
  readonly description: string;
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
