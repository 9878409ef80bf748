import type { Flight, FlightEntry, Shadow } from '../../delivery/destination.ts';
import type { Move } from '../identity/reconcile.ts';
import type { Removal } from '../profile/draft.ts';
import {
  attributeDeleteRequest,
  frameBytes,
  identityMoveRequests,
  upsertRequest,
  upsertTail,
} from '../requests.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { RecordPile } from './pile.ts';
import { removalRecords, userRecords } from './records.ts';
import type { Said, UserRecord } from './records.ts';

/** One customer's part of a flight. `before` is the shadow it was planned against. */
export interface Parcel {
  readonly entry: FlightEntry;
  readonly said: Said;
  readonly moves: readonly Move[];
  readonly removal: Removal | undefined;
  readonly before: Shadow | undefined;
}

/** Customers that share their requests: an upsert, and before it an attribute delete when they need one. */
interface Batch {
  readonly entries: FlightEntry[];
  readonly upserts: RecordPile;
  readonly removals: RecordPile;
}

export interface Packer {
  readonly add: (parcel: Parcel) => void;
  readonly finish: () => readonly Flight[];
}

const NONE: readonly UserRecord[] = [];

/** Puts customers into as few requests as the limits allow, in the order in which they come. */
export function createPacker(settings: InsiderSettings): Packer {
  const { maxUsersPerRequest: most, maxBytesPerRequest } = settings;
  const tail = upsertTail(settings.skipHook);
  const limit = maxBytesPerRequest - frameBytes(tail);
  const pile = (): RecordPile => new RecordPile(most, limit);
  const empty = pile();
  const open = (): Batch => ({ entries: [], upserts: pile(), removals: pile() });
  const flights: Flight[] = [];
  let plain = open();
  let removing = open();

  const close = ({ entries, upserts, removals }: Batch): void => {
    if (entries.length === 0) return;
    const requests = [
      ...(removals.texts.length > 0 ? [attributeDeleteRequest(removals)] : []),
      ...(upserts.texts.length > 0 ? [upsertRequest(upserts, tail)] : []),
    ];
    flights.push({ entries, requests });
  };

  /** A flight of its own: identifiers are moved first, and what is too long is cut over several requests. */
  const addAlone = (
    { entry, moves, before }: Parcel,
    upserts: readonly UserRecord[],
    removals: readonly UserRecord[],
  ): void => {
    const requests = [
      ...(before === undefined ? [] : identityMoveRequests(moves, before)),
      ...group(removals, pile).map(attributeDeleteRequest),
      ...group(upserts, pile).map((records) => upsertRequest(records, tail)),
    ];
    flights.push({ entries: [entry], requests });
  };

  return {
    add: (parcel) => {
      const { entry, said, moves, removal } = parcel;
      const says = said.pieces.length > 0 || said.events.length > 0;
      const upserts = says ? userRecords(said, limit) : NONE;
      const removals = removal === undefined ? NONE : removalRecords(said.identifiers, removal, limit);
      if (moves.length > 0 || !empty.fits(upserts) || !empty.fits(removals)) {
        addAlone(parcel, upserts, removals);
        return;
      }
      let batch = removal === undefined ? plain : removing;
      if (!batch.upserts.fits(upserts) || !batch.removals.fits(removals)) {
        close(batch);
        batch = open();
        if (removal === undefined) plain = batch;
        else removing = batch;
      }
      const slot = batch.entries.length;
      batch.entries.push(entry);
      batch.upserts.add(upserts, slot);
      batch.removals.add(removals, slot);
    },
    finish: () => {
      close(plain);
      close(removing);
      return flights;
    },
  };
}

/** The records of one customer in order, cut into requests. */
function group(records: readonly UserRecord[], open: () => RecordPile): readonly RecordPile[] {
  const piles: RecordPile[] = [];
  for (const record of records) {
    let last = piles.at(-1);
    if (last === undefined || !last.fits([record])) piles.push((last = open()));
    last.add([record], 0);
  }
  return piles;
}
