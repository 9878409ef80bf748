import type { SkipReason } from '@causeway/core/delivery/destination';
import type { Arrival } from '@causeway/core/register/known';
import type { Registered } from '@causeway/core/register/register';
import type { SkippedMessage } from '@causeway/core/register/writes';
import type { Settlement } from '../../ports/delivery-store.ts';
import type { Connection } from './connection.ts';

const MINUTE_MS = 60_000;

/** What one transaction adds to one minute of a source or an integration. */
interface Sum {
  readonly whose: number;
  readonly minute: number;
  readonly counts: number[];
}

/**
 * Sums of one transaction. Nearly all that shares a transaction has one source and one minute, so the sum that was
 * added to last is looked at first.
 */
class Sums {
  readonly all: Sum[] = [];
  #last: Sum | undefined;

  add(whose: number, at: number, index: number, count = 1): void {
    const minute = Math.floor(at / MINUTE_MS);
    let sum = this.#last;
    if (sum === undefined || sum.whose !== whose || sum.minute !== minute) {
      sum = this.all.find((one) => one.whose === whose && one.minute === minute);
      if (sum === undefined) {
        sum = { whose, minute, counts: [0, 0, 0, 0] };
        this.all.push(sum);
      }
      this.#last = sum;
    }
    sum.counts[index] = (sum.counts[index] ?? 0) + count;
  }
}

/** Counts what came in. To be called inside the transaction that writes it. */
export function openIntakeCounter(connection: Connection): {
  readonly registered: (arrivals: readonly Arrival[], registered: readonly Registered[]) => void;
  readonly refused: (source: number, at: number, count: number) => void;
} {
  const put = connection.prepare(
    `INSERT INTO intake_minutes (source, minute, accepted, repeated, refused) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET accepted = accepted + excluded.accepted, repeated = repeated + excluded.repeated,
     refused = refused + excluded.refused`,
  );
  const write = ({ all }: Sums): void => {
    for (const { whose, minute, counts } of all)
      put.run(whose, minute, counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0);
  };
  return {
    registered: (arrivals, registered) => {
      const sums = new Sums();
      for (let index = 0; index < arrivals.length; index++) {
        const arrival = arrivals[index] as Arrival;
        const { event, refusal, suppressed } = registered[index] as Registered;
        if ('look' in arrival || 'by' in arrival || (!('call' in arrival) && arrival.dry === true)) continue;
        const isRefused = refusal !== undefined || suppressed === true;
        sums.add(arrival.source, arrival.receivedAt, event !== undefined ? 0 : isRefused ? 2 : 1);
      }
      write(sums);
    },
    refused: (source, at, count) => {
      const sums = new Sums();
      sums.add(source, at, 2, count);
      write(sums);
    },
  };
}

const PLACE = { delivered: 0, skipped: 1, buried: 2 } as const;
const IDENTITY_REFUSED: SkipReason = 'identity_refused';

/** Counts how messages ended. To be called inside the transaction that writes it. */
export function openEndingCounter(connection: Connection): {
  readonly settled: (settlement: Settlement) => void;
  readonly skipped: (skips: readonly Pick<SkippedMessage, 'integration' | 'at'>[]) => void;
} {
  const put = connection.prepare(
    `INSERT INTO delivery_minutes (integration, minute, delivered, skipped, buried, identity_refused)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET delivered = delivered + excluded.delivered, skipped = skipped + excluded.skipped,
     buried = buried + excluded.buried, identity_refused = identity_refused + excluded.identity_refused`,
  );
  const write = ({ all }: Sums): void => {
    for (const { whose, minute, counts } of all)
      put.run(whose, minute, counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0, counts[3] ?? 0);
  };
  return {
    settled: ({ integration, at, settled }) => {
      const sums = new Sums();
      for (const { ending } of settled) {
        sums.add(integration, at, PLACE[ending.outcome]);
        if (ending.outcome === 'skipped' && ending.reason === IDENTITY_REFUSED) sums.add(integration, at, 3);
      }
      write(sums);
    },
    skipped: (skips) => {
      const sums = new Sums();
      for (const { integration, at } of skips) sums.add(integration, at, PLACE.skipped);
      write(sums);
    },
  };
}
