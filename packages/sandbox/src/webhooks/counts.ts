/**
 * How the deliveries of a webhook went; tests are not counted.
 * `fired` + `repeated` = `sent` + `failed` + `dropped` + `waiting`.
 */
export interface Counts {
  /** changes and events it was due for */
  fired: number;
  /** second copies, by the hostile mode */
  repeated: number;
  /** answered with a 2xx */
  sent: number;
  /** given up after the last attempt */
  failed: number;
  /** never sent, by the hostile mode */
  dropped: number;
  /** not decided yet: queued, under way, or to be tried again */
  waiting: number;
  /** attempts after a failed one */
  retried: number;
}

export function noCounts(): Counts {
  return { fired: 0, repeated: 0, sent: 0, failed: 0, dropped: 0, waiting: 0, retried: 0 };
}

export function sumOf(all: Iterable<Counts>): Counts {
  const sum = noCounts();
  for (const counts of all) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  }
  return sum;
}
