interface Type {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly group: string;
  readonly submittable: boolean;
}

interface TypeGroup<T> {
  readonly group: string;
  readonly items: readonly T[];
}

/** The event types that may be sent in, by group and with one's own first; `search`: only those whose name or label has it. */
export function typeGroups<T extends Type>(types: readonly T[], search = ''): readonly TypeGroup<T>[] {
  const wanted = plain(search);
  const groups = new Map<string, T[]>();
  for (const type of types) {
    if (!type.submittable || !`${plain(type.name)} ${plain(type.label)}`.includes(wanted)) continue;
    const title = titleOf(type);
    groups.set(title, [...(groups.get(title) ?? []), type]);
  }
  return [...groups]
    .map(([group, items]) => ({ group, items }))
    .toSorted((a, b) => Number(b.group === OWN) - Number(a.group === OWN));
}

const OWN = 'Your own';

function titleOf({ kind, group }: Type): string {
  if (kind === 'custom') return OWN;
  const title = kind === 'commerce' ? 'commerce' : group;
  return title === '' ? 'Others' : title.slice(0, 1).toUpperCase() + title.slice(1);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
