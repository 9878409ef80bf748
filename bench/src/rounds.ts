import type { Figure } from './figure.ts';

/** Collects what each contender measured, round by round. */
export class Rounds {
  readonly #byWho = new Map<string, number[]>();

  add(who: string, value: number): void {
    const known = this.#byWho.get(who);
    if (known === undefined) this.#byWho.set(who, [value]);
    else known.push(value);
  }

  figure(measurement: string, unit: string, ours = 'Causeway'): Figure {
    const series = [...this.#byWho].map(([who, rounds]) => ({ who, rounds }));
    const own = series.find(({ who }) => who === ours);
    if (own === undefined) throw new Error(`${measurement}: ${ours} was not measured`);
    return { measurement, unit, ours: own, others: series.filter((one) => one !== own) };
  }
}

/** The same contenders, beginning with another one each round, so that nobody always comes after the same. */
export function inTurns<T>(turns: readonly T[], round: number): T[] {
  const first = round % turns.length;
  return [...turns.slice(first), ...turns.slice(0, first)];
}
