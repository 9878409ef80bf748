interface Range {
  readonly minutes: number;
  /** On the switch. */
  readonly label: string;
  /** In a sentence: "in the last hour". */
  readonly words: string;
}

export const RANGES: readonly Range[] = [
  { minutes: 15, label: '15 min', words: '15 minutes' },
  { minutes: 60, label: '1 h', words: 'hour' },
  { minutes: 360, label: '6 h', words: '6 hours' },
  { minutes: 1_440, label: '24 h', words: '24 hours' },
  { minutes: 10_080, label: '7 d', words: '7 days' },
];

/** The range of an address; what is not offered becomes an hour. */
export function rangeOf(minutes: number | undefined): Range {
  const hour: Range = { minutes: 60, label: '1 h', words: 'hour' };
  return RANGES.find((one) => one.minutes === minutes) ?? hour;
}
