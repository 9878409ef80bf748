/** What is being followed after something was sent again. */
export interface Resent {
  /** Sets one run apart from the next. */
  readonly run: number;
  readonly resent: number;
  /** Their events are no longer kept: they stay dead letters. */
  readonly gone: number;
  /** The newest row of the outbound log before it. */
  readonly afterLog: number;
  /** The events, where there are few enough to be followed one by one. */
  readonly events: readonly number[] | undefined;
}

interface Ending {
  readonly id: number;
  readonly event_id: number;
  readonly outcome: 'delivered' | 'skipped' | 'buried';
}

export interface Tally {
  readonly delivered: number;
  readonly skipped: number;
  readonly buried: number;
  readonly open: number;
}

/** What became of the events, from the rows of the log since. Of several endings of one event the latest counts. */
export function tallyOf(events: readonly number[], resent: number, endings: readonly Ending[]): Tally {
  const wanted = new Set(events);
  const latest = new Map<number, Ending>();
  for (const ending of endings) {
    const known = latest.get(ending.event_id);
    if (wanted.has(ending.event_id) && (known === undefined || known.id < ending.id))
      latest.set(ending.event_id, ending);
  }
  const count = (outcome: Ending['outcome']): number =>
    [...latest.values()].filter((ending) => ending.outcome === outcome).length;
  return {
    delivered: count('delivered'),
    skipped: count('skipped'),
    buried: count('buried'),
    open: Math.max(0, resent - latest.size),
  };
}

/** `12 delivered, 1 buried again`. */
export function tallyText({ delivered, skipped, buried, open }: Tally): string {
  const parts = [
    delivered > 0 ? `${delivered} delivered` : '',
    skipped > 0 ? `${skipped} skipped` : '',
    buried > 0 ? `${buried} buried again` : '',
    open > 0 ? `${open} still on the way` : '',
  ].filter((part) => part !== '');
  return parts.join(', ');
}

/** `1 message`, `1,200 messages`. */
export function messages(count: number): string {
  return count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;
}
