import { recordRanges } from './record-ranges.ts';

/** What stands in the place of a record that was erased, or of a whole body. */
export const ERASED = '{"erased":true}';

export interface BlackOut {
  /** How many records the request carried. */
  readonly records: number;
  /** Places of records that are theirs. */
  readonly slots: ReadonlySet<number>;
  /** Everything that it carried was theirs. */
  readonly alone: boolean;
  /** Does a part of the body mention them? */
  readonly mentions: (text: string) => boolean;
}

/**
 * A stored body without what is about somebody; undefined when nothing in it is. Other people's records stay to the
 * letter. Where it cannot be told which part is whose, all of it goes.
 */
export function blackOut(body: string, { records, slots, alone, mentions }: BlackOut): string | undefined {
  if (body === ERASED) return undefined;
  const theirs = alone || slots.size > 0;
  const ranges = alone || records < 2 ? undefined : recordRanges(body, records);
  if (ranges === undefined) return theirs || mentions(body) ? ERASED : undefined;
  let result = '';
  let kept = 0;
  ranges.forEach(({ start, end }, slot) => {
    if (!slots.has(slot) && !mentions(body.slice(start, end))) return;
    result += body.slice(kept, start) + ERASED;
    kept = end;
  });
  if (kept === 0) return theirs || mentions(body) ? ERASED : undefined;
  result += body.slice(kept);
  // What is around the records may name them as well.
  if (mentions(result)) return ERASED;
  return result === body ? undefined : result;
}
