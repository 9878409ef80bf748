import { sameJson } from './same-json.ts';

type Attributes = Readonly<Record<string, unknown>>;

export interface ComparedRow {
  readonly name: string;
  readonly one: unknown;
  readonly other: unknown;
  /** both: they say different things; one or other: only that one has it. */
  readonly had: 'both' | 'one' | 'other';
}

interface Compared {
  /** Those that differ; what both have and say differently first. */
  readonly rows: readonly ComparedRow[];
  /** Names that both have with the same value. */
  readonly same: readonly string[];
}

/** The attributes of two customers side by side. */
export function comparedPeople(one: Attributes, other: Attributes): Compared {
  const rows: ComparedRow[] = [];
  const same: string[] = [];
  for (const name of [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted()) {
    const [inOne, inOther] = [Object.hasOwn(one, name), Object.hasOwn(other, name)];
    if (inOne && inOther && sameJson(one[name], other[name])) same.push(name);
    else
      rows.push({
        name,
        one: inOne ? one[name] : undefined,
        other: inOther ? other[name] : undefined,
        had: inOne && inOther ? 'both' : inOne ? 'one' : 'other',
      });
  }
  return { rows: rows.toSorted((a, b) => Number(b.had === 'both') - Number(a.had === 'both')), same };
}
