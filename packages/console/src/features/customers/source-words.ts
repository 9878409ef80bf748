/** Where events come from, by the kind of the source. */
const KINDS: Readonly<Record<string, string>> = {
  tracking: 'tracking key',
  api: 'events API',
  webhook: 'incoming webhook',
  insider: 'Insider',
  integration: 'integration',
  console: 'by hand',
  import: 'import',
};

interface Source {
  readonly id: number;
  readonly name: string | null;
  readonly kind: string | null;
}

/** What a source is called, and what it is; the second is left out where it says the same. */
export function sourceText({ id, name, kind }: Source): {
  readonly name: string;
  readonly kind: string | undefined;
} {
  const shown = name ?? `source ${id}`;
  const word = kind === null ? undefined : (KINDS[kind] ?? kind.replaceAll('_', ' '));
  return { name: shown, kind: word?.toLowerCase() === shown.toLowerCase() ? undefined : word };
}
