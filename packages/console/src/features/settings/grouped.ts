interface Listed {
  readonly name: string;
  readonly label: string;
  readonly kind: 'system' | 'built_in' | 'commerce' | 'custom';
  readonly group: string;
}

export interface Group<T> {
  readonly title: string;
  readonly types: readonly T[];
}

const KINDS: readonly (readonly [Listed['kind'], string])[] = [
  ['custom', 'Your own'],
  ['commerce', 'Commerce'],
  ['built_in', 'Loyalty'],
  ['system', 'The hub’s'],
];

/** Event types by kind and group, one's own first. */
export function grouped<T extends Listed>(types: readonly T[]): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const [kind, title] of KINDS)
    for (const type of types)
      if (type.kind === kind) {
        const plain =
          kind === 'custom' || type.group === '' || type.group.toLowerCase() === title.toLowerCase();
        const heading = plain ? title : `${title}: ${type.group}`;
        groups.set(heading, [...(groups.get(heading) ?? []), type]);
      }
  return [...groups].map(([title, ofGroup]) => ({ title, types: ofGroup }));
}
