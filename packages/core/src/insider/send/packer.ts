import type { Flight, FlightEntry, Shadow } from '../../delivery/destination.ts';
import type { Move } from '../identity/reconcile.ts';
import type { Removal } from '../profile/draft.ts';
import { attributeDeleteRequest, frameBytes, identityMoveRequests, upsertRequest, upsertTail } from '../requests.ts';
import type { UserRecord } from '../requests.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { removalRecords, userRecords } from './records.ts';
import type { Said } from './records.ts';

/** One customer's part of a flight. */
export interface Parcel {
  readonly entry: FlightEntry;
  readonly said: Said;
  readonly moves: readonly Move[];
  readonly removal: Removal | undefined;
  readonly before: Shadow | undefined;
}

/** Customers that share their requests: an upsert, and before it an attribute delete when they need one. */
interface Batch {
  entries: FlightEntry[];
  upserts: UserRecord[];
  upsertBytes: number;
  removals: UserRecord[];
  removalBytes: number;
}

export interface Packer {
  readonly add: (parcel: Parcel) => void;
  readonly finish: () => readonly Flight[];
}

/** Puts customers into as few requests as the limits allow, in the order in which they come. */
export function createPacker(settings: InsiderSettings): Packer {
  const { maxUsersPerRequest: maxUsers, maxBytesPerRequest: maxBytes } = settings;
  const tail = upsertTail(settings.skipHook);
  const frame = frameBytes(tail);
  const limit = maxBytes - frame;
  const flights: Flight[] = [];
  const plain = emptyBatch();
  const removing = emptyBatch();

  const close = (batch: Batch): void => {
    if (batch.entries.length === 0) return;
    const { entries, upserts, removals } = batch;
    const requests = [
      ...(removals.length > 0 ? [attributeDeleteRequest(removals)] : []),
      ...(upserts.length > 0 ? [upsertRequest(upserts, tail)] : []),
    ];
    flights.push({ entries, requests });
    Object.assign(batch, emptyBatch());
  };

  const addAlone = (parcel: Parcel): void => {
    const { entry, said, moves, removal, before } = parcel;
    const removals = removal === undefined ? [] : removalRecords(said.identifiers, removal, 0, limit);
    const upserts = says(said) ? userRecords(said, 0, limit) : [];
    const requests = [
      ...(before === undefined ? [] : identityMoveRequests(moves, before)),
      ...group(removals, maxUsers, limit).map(attributeDeleteRequest),
      ...group(upserts, maxUsers, limit).map((records) => upsertRequest(records, tail)),
    ];
    flights.push({ entries: [entry], requests });
  };

  const fits = (batch: Batch, upserts: readonly UserRecord[], removals: readonly UserRecord[]): boolean =>
    batch.upserts.length + upserts.length <= maxUsers &&
    batch.removals.length + removals.length <= maxUsers &&
    batch.upsertBytes + total(upserts) <= limit &&
    batch.removalBytes + total(removals) <= limit;

  return {
    add: (parcel) => {
      const { entry, said, moves, removal } = parcel;
      if (moves.length > 0) return addAlone(parcel);
      const batch = removal === undefined ? plain : removing;
      const slot = batch.entries.length;
      let upserts = says(said) ? userRecords(said, slot, limit) : [];
      let removals = removal === undefined ? [] : removalRecords(said.identifiers, removal, slot, limit);
      if (!fits(batch, upserts, removals)) {
        if (!fits(emptyBatch(), upserts, removals)) return addAlone(parcel);
        close(batch);
        upserts = upserts.map((record) => ({ ...record, slot: 0 }));
        removals = removals.map((record) => ({ ...record, slot: 0 }));
      }
      batch.entries.push(entry);
      batch.upserts.push(...upserts);
      batch.upsertBytes += total(upserts);
      batch.removals.push(...removals);
      batch.removalBytes += total(removals);
    },
    finish: () => {
      close(plain);
      close(removing);
      return flights;
    },
  };
}

function emptyBatch(): Batch {
  return { entries: [], upserts: [], upsertBytes: 0, removals: [], removalBytes: 0 };
}

/** Bytes of the records with a comma each. */
function total(records: readonly UserRecord[]): number {
  let bytes = 0;
  for (const record of records) bytes += record.bytes + 1;
  return bytes;
}

function says({ pieces, events }: Said): boolean {
  return pieces.length > 0 || events.length > 0;
}

/** Records in order, cut into requests. */
function group(records: readonly UserRecord[], maxUsers: number, limit: number): readonly (readonly UserRecord[])[] {
  const groups: UserRecord[][] = [];
  let bytes = 0;
  for (const record of records) {
    const last = groups.at(-1);
    if (last !== undefined && last.length < maxUsers && bytes + record.bytes + 1 <= limit) last.push(record);
    else {
      groups.push([record]);
      bytes = 0;
    }
    bytes += record.bytes + 1;
  }
  return groups;
}
