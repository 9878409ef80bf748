/** Why two customers became one, in words. */
const CAUSES: Readonly<Record<string, string>> = {
  identify: 'an identify call named both',
  alias: 'an alias call named both',
  shared_identifier: 'both had the same identifier',
  person: 'somebody decided it',
};

interface Cause {
  readonly cause: string;
  readonly by: string | null;
}

/** `an alias call named both`, `Ada decided it`: the reason for a merge, inside a sentence. */
export function causeText({ cause, by }: Cause): string {
  if (cause === 'person' && by !== null) return `${by} decided it`;
  return CAUSES[cause] ?? cause.replaceAll('_', ' ');
}
