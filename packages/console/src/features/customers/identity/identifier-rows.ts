interface Customer {
  readonly id: string;
  readonly anonymous: boolean;
  readonly anonymous_ids: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface MergeSeen {
  readonly at: string;
  readonly from: { readonly id: string };
  readonly into: { readonly id: string };
  readonly cause: string;
  readonly event_id: number | null;
  readonly by: string | null;
  readonly taken: readonly string[];
  readonly anonymous_ids: readonly string[];
  readonly undone: object | null;
}

export interface IdentifierRow {
  readonly kind: 'id' | 'earlier_id' | 'anonymous_id' | 'contact' | 'external_id';
  /** Of the attribute, where it is one. */
  readonly attribute: string | undefined;
  readonly value: string;
  /** The merge that brought it; undefined: it is their own. */
  readonly merge: MergeSeen | undefined;
}

interface Names {
  /** Attributes that point to one person, such as email and phone. */
  readonly contacts: readonly string[];
  readonly externalIds: readonly string[];
}

/** Everything a customer is found by, and the merge that brought it. `merges`: newest first; what was undone counts not. */
export function identifierRows(
  customer: Customer,
  merges: readonly MergeSeen[],
  { contacts, externalIds }: Names,
): readonly IdentifierRow[] {
  const present = merges.filter(({ undone }) => undone === null);
  const brought = (has: (merge: MergeSeen) => boolean): MergeSeen | undefined => present.find(has);
  const seen = new Set(customer.anonymous_ids);
  const earlier = present.filter(({ from }) => from.id !== customer.id && !seen.has(from.id));
  const attributes = (kind: 'contact' | 'external_id', names: readonly string[]): IdentifierRow[] =>
    names.flatMap((name) => {
      const value = Object.hasOwn(customer.attributes, name) ? customer.attributes[name] : undefined;
      if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return [];
      const merge = brought(({ taken }) => taken.includes(name));
      return [{ kind, attribute: name, value: String(value), merge }];
    });
  return [
    { kind: 'id', attribute: undefined, value: customer.id, merge: undefined },
    ...onceEach(earlier).map((merge): IdentifierRow => ({
      kind: 'earlier_id',
      attribute: undefined,
      value: merge.from.id,
      merge,
    })),
    ...attributes('contact', contacts),
    ...attributes(
      'external_id',
      externalIds.filter((name) => !contacts.includes(name)),
    ),
    ...customer.anonymous_ids.map((value): IdentifierRow => ({
      kind: 'anonymous_id',
      attribute: undefined,
      value,
      merge: brought(({ anonymous_ids: ids, from }) => ids.includes(value) || from.id === value),
    })),
  ];
}

/** Whoever was merged, taken apart and merged again is one earlier id. */
function onceEach(merges: readonly MergeSeen[]): readonly MergeSeen[] {
  const ids = new Set<string>();
  return merges.filter(({ from }) => !ids.has(from.id) && ids.add(from.id));
}
