interface HistoryRange {
  readonly key: string;
  /** On the switch. */
  readonly label: string;
  /** In a sentence: "in the last 30 days". */
  readonly words: string;
  readonly hours: number;
  readonly by: 'hour' | 'day';
}

const MONTH: HistoryRange = { key: '30d', label: '30 d', words: '30 days', hours: 720, by: 'day' };

export const RANGES: readonly HistoryRange[] = [
  { key: '1d', label: '24 h', words: '24 hours', hours: 24, by: 'hour' },
  { key: '7d', label: '7 d', words: '7 days', hours: 168, by: 'hour' },
  MONTH,
  { key: '90d', label: '90 d', words: '90 days', hours: 2_160, by: 'day' },
  { key: '1y', label: '1 y', words: 'year', hours: 8_760, by: 'day' },
];

/** The range of an address; what is not offered becomes a month. */
export function rangeOf(key: string | undefined): HistoryRange {
  return RANGES.find((one) => one.key === key) ?? MONTH;
}
