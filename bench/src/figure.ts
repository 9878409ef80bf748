/** What one contender measured, a number for each round. */
export interface Series {
  readonly who: string;
  readonly rounds: readonly number[];
}

/** One measurement: ours, and whoever took turns with it, round by round. */
export interface Figure {
  readonly measurement: string;
  /** Such as `events/s` or `ms`. */
  readonly unit: string;
  readonly ours: Series;
  readonly others: readonly Series[];
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Ours by theirs: the median of the ratios of each round, as the machine's mood moves both sides of a round. */
export function ratio(ours: Series, other: Series): number {
  return median(ours.rounds.map((value, round) => value / (other.rounds[round] ?? Number.NaN)));
}

/** Of two zeros there is none. */
export function ratioText(ours: Series, other: Series): string {
  const value = ratio(ours, other);
  return Number.isFinite(value) ? shown(value) : '–';
}

/** Numbers as people read them: no decimals from a hundred on. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function markdown(figures: readonly Figure[]): string {
  const rows = figures.flatMap(({ measurement, unit, ours, others }) =>
    [ours, ...others].map(
      (series) =>
        `| ${series === ours ? measurement : ''} | ${series.who} | ${shown(median(series.rounds))} ${unit} | ${
          series === ours ? '' : ratioText(ours, series)
        } | ${series.rounds.map(shown).join(' · ')} |`,
    ),
  );
  return [
    '| measurement | who | median | Causeway ÷ it | each round |',
    '| --- | --- | ---: | ---: | --- |',
    ...rows,
    '',
  ].join('\n');
}
