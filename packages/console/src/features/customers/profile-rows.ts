interface Definition {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly built_in: boolean;
}

interface ProfileRow {
  readonly name: string;
  /** Left out where it says no more than the name. */
  readonly label: string | undefined;
  readonly type: string | undefined;
  readonly value: unknown;
}

/** The attributes of a person: defined ones in the order of their definitions, then the others by name. */
export function profileRows(
  attributes: Readonly<Record<string, unknown>>,
  definitions: readonly Definition[],
): readonly ProfileRow[] {
  const defined = definitions
    .filter(({ name }) => Object.hasOwn(attributes, name))
    .map(({ name, label, type }) => ({
      name,
      label: label === name ? undefined : label,
      type,
      value: attributes[name],
    }));
  const known = new Set(definitions.map(({ name }) => name));
  const others = Object.keys(attributes)
    .filter((name) => !known.has(name))
    .toSorted()
    .map((name) => ({ name, label: undefined, type: undefined, value: attributes[name] }));
  return [...defined, ...others];
}
