/** What was measured of the small hub and of the large one, round by round. */
export interface Pair {
  readonly small: number[];
  readonly large: number[];
}

export const median = (values: readonly number[]): number => at(values, 0.5);

export function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** So much slower than an empty hub may a full one be. */
const MOST = 1.5;
/** What nobody notices, in milliseconds: below it a ratio says nothing. */
const UNNOTICED_MS = 5;

const shown = (value: number): string => (value < 100 ? value.toFixed(1) : String(Math.round(value)));

/** Rounds, medians, and how many times longer, or slower, the large one is. */
export class Figures {
  readonly #pairs: Map<string, Pair & { readonly unit: 'ms' | '/s' }> = new Map();

  add(name: string, unit: 'ms' | '/s', which: keyof Pair, value: number): void {
    let pair = this.#pairs.get(name);
    if (pair === undefined) this.#pairs.set(name, (pair = { small: [], large: [], unit }));
    pair[which].push(value);
  }

  report(): void {
    const over: string[] = [];
    console.log(
      `\n${'what'.padEnd(46)} ${'empty'.padStart(9)} ${'full'.padStart(9)}  ratio  rounds: empty | full`,
    );
    for (const [name, { small, large, unit }] of this.#pairs) {
      const [one, other] = [median(small), median(large)];
      const ratio = unit === 'ms' ? other / one : one / other;
      const isOver = ratio > MOST && (unit === '/s' || other - one > UNNOTICED_MS);
      if (isOver) over.push(name);
      console.log(
        `${name.padEnd(46)} ${shown(one).padStart(9)} ${shown(other).padStart(9)} ${ratio.toFixed(2).padStart(6)}${isOver ? ' !' : '  '} ${unit} ${small.map(shown).join(' ')} | ${large.map(shown).join(' ')}`,
      );
    }
    console.log(
      over.length === 0
        ? `\nnothing is over ${MOST} times the empty hub, or noticed (${UNNOTICED_MS} ms)`
        : `\nover ${MOST} times the empty hub by more than ${UNNOTICED_MS} ms: ${over.join(', ')}`,
    );
  }
}
