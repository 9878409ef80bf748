/** Does `value` hold what is `shown`? Objects may hold more, lists may not; `…` in a text stands for anything. */
export function contains(value: unknown, shown: unknown): boolean {
  if (typeof shown === 'string') return typeof value === 'string' && pattern(shown).test(value);
  if (Array.isArray(shown))
    return (
      Array.isArray(value) &&
      value.length === shown.length &&
      shown.every((item, index) => contains(value[index], item))
    );
  if (typeof shown !== 'object' || shown === null) return Object.is(value, shown);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shown).every(([key, item]) =>
      contains((value as Readonly<Record<string, unknown>>)[key], item),
    )
  );
}

function pattern(shown: string): RegExp {
  const parts = shown.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
