interface Definition {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly built_in: boolean;
}

interface Profile {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly defaulted: readonly string[];
}

interface ProfileRow {
  readonly name: string;
  /** Left out where it says no more than the name. */
  readonly label: string | undefined;
  readonly type: string | undefined;
  readonly value: unknown;
  /** Nobody said it: it is what new customers have. */
  readonly isDefault: boolean;
}

/** The attributes of a person: defined ones in the order of their definitions, then the others by name. */
export function profileRows(
  { attributes, defaulted }: Profile,
  definitions: readonly Definition[],
): readonly ProfileRow[] {
  const defined = definitions
    .filter(({ name }) => Object.hasOwn(attributes, name))
    .map(({ name, label, type }) => ({
      name,
      label: label === name ? undefined : label,
      type,
      value: attributes[name],
      isDefault: defaulted.includes(name),
    }));
  const known = new Set(definitions.map(({ name }) => name));
  const others = Object.keys(attributes)
    .filter((name) => !known.has(name))
    .toSorted()
    .map((name) => ({
      ...{ name, label: undefined, type: undefined, value: attributes[name] },
      isDefault: defaulted.includes(name),
    }));
  return [...defined, ...others];
}
