/** Reads these search parameters of an address as texts and drops everything else. By hand: zod would weigh 22 kB here. */
export function textSearch<const K extends string>(
  ...names: readonly K[]
): (search: Record<string, unknown>) => { [P in K]?: string | undefined } {
  return (search) => {
    const found: { [P in K]?: string | undefined } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        const text = String(value);
        if (text !== '') found[name] = text;
      }
    }
    return found;
  };
}
