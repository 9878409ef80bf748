import type { Flight, FlightEntry, PlannedRequest } from '../delivery/destination.ts';
import { utf8Length } from '../mapping/utf8.ts';
import type { Issue } from '../result/issue.ts';
import { isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { bodyText } from './body-text.ts';
import type { Target } from './compile-request.ts';
import { customIssue } from './issues.ts';
import type { CustomMethod } from './settings.ts';

/** How requests are made of parcels; `batch`: several records in one, see `CustomBatch`. */
export interface Packing {
  readonly method: CustomMethod;
  readonly contentType: string;
  readonly shape: 'none' | 'insider';
  readonly batch: { readonly size: number; readonly join: string } | null;
}

/** One event ready to leave. */
export interface Parcel {
  readonly customer: number;
  readonly event: number;
  readonly value: Json;
  /** Records inside the body that an answer may speak of. */
  readonly users: number;
  readonly issues: readonly Issue[];
  readonly target: Target;
  /** Kept with the flight, see `FlightEntry`; for single requests only. */
  readonly origin?: JsonObject | undefined;
}

export interface Packer {
  /** Answers why it cannot leave. */
  readonly add: (parcel: Parcel) => Issue | undefined;
  readonly finish: () => readonly Flight[];
}

/** The largest body; with a batch, of one record and of all. */
const MAX_BYTES = 1_000_000;

export function createPacker(packing: Packing): Packer {
  return packing.batch === null ? packSingly(packing) : packTogether(packing, packing.batch);
}

function packSingly(packing: Packing): Packer {
  const flights: Flight[] = [];
  return {
    add: ({ customer, event, value, users, issues, target, origin }) => {
      const body = packing.method === 'GET' ? '' : bodyText(value, packing.contentType);
      if (body === undefined) return customIssue('body_unfit', packing.contentType);
      const bytes = utf8Length(body);
      if (bytes > MAX_BYTES) return customIssue('body_too_large', String(MAX_BYTES));
      flights.push({
        entries: [
          {
            customer,
            events: [event],
            issues,
            shadow: undefined,
            ...(origin === undefined ? {} : { origin }),
          },
        ],
        requests: [
          {
            ...request(packing, target, body, bytes),
            slots: Array.from({ length: users }, () => 0),
            eventsOf: Array.from({ length: users }, () => [event]),
          },
        ],
      });
      return undefined;
    },
    finish: () => flights,
  };
}

/** Records that go to one place, with one set of headers. */
interface Batch {
  readonly first: Parcel;
  readonly entries: Map<
    number,
    { readonly slot: number; readonly events: number[]; readonly issues: Issue[] }
  >;
  readonly records: string[];
  readonly slots: number[];
  readonly eventsOf: number[][];
  bytes: number;
  count: number;
}

/**
 * Batches for different places fill side by side. Whoever has something in one has it closed before something else of
 * theirs goes into another: flights leave in the order in which they were closed.
 */
function packTogether(packing: Packing, { size, join }: NonNullable<Packing['batch']>): Packer {
  const flights: Flight[] = [];
  const places = new Map<string, Batch>();
  const placeOf = new Map<number, string>();
  const close = (place: string): void => {
    const batch = places.get(place);
    if (batch !== undefined) flights.push(flightOf(packing, join, batch));
    places.delete(place);
  };
  return {
    add: (parcel) => {
      const list = recordsOf(parcel.value, join);
      if (list === undefined) return customIssue('batch_list_missing', join);
      const texts = list.map((record) => JSON.stringify(record));
      const bytes = texts.reduce((sum, text) => sum + utf8Length(text) + 1, 0);
      if (bytes > MAX_BYTES) return customIssue('body_too_large', String(MAX_BYTES));
      const { customer, event, issues, target } = parcel;
      const place = JSON.stringify([target.path, target.headers]);
      const before = placeOf.get(customer);
      if (before !== undefined && before !== place) close(before);
      placeOf.set(customer, place);
      let open = places.get(place);
      if (open !== undefined && (open.count >= size || open.bytes + bytes > MAX_BYTES)) {
        close(place);
        open = undefined;
      }
      if (open === undefined) places.set(place, (open = emptyBatch(parcel)));
      let entry = open.entries.get(customer);
      if (entry === undefined)
        open.entries.set(customer, (entry = { slot: open.entries.size, events: [], issues: [] }));
      entry.events.push(event);
      entry.issues.push(...issues);
      for (const text of texts) {
        open.records.push(text);
        open.slots.push(entry.slot);
        open.eventsOf.push([event]);
      }
      open.bytes += bytes;
      open.count++;
      return undefined;
    },
    finish: () => {
      for (const place of [...places.keys()]) close(place);
      return flights;
    },
  };
}

function emptyBatch(first: Parcel): Batch {
  return { first, entries: new Map(), records: [], slots: [], eventsOf: [], bytes: 0, count: 0 };
}

function recordsOf(value: Json, join: string): readonly Json[] | undefined {
  if (join === '') return [value];
  const list = isObject(value) && Object.hasOwn(value, join) ? value[join] : undefined;
  return Array.isArray(list) && list.length > 0 ? (list as readonly Json[]) : undefined;
}

function flightOf(packing: Packing, join: string, batch: Batch): Flight {
  const { first, entries, records, slots, eventsOf } = batch;
  const list = `[${records.join(',')}]`;
  const body = join === '' ? list : around(first.value, join, list);
  return {
    entries: [...entries].map(([customer, { events, issues }]): FlightEntry => ({
      customer,
      events,
      issues: issues.slice(0, 50),
      shadow: undefined,
    })),
    requests: [{ ...request(packing, first.target, body, utf8Length(body)), slots, eventsOf }],
  };
}

/** The rest of the first body, with the records of all in its list. */
function around(value: Json, join: string, list: string): string {
  const members = isObject(value)
    ? Object.entries(value).map(
        ([name, entry]) => `${JSON.stringify(name)}:${name === join ? list : JSON.stringify(entry)}`,
      )
    : [];
  return `{${members.join(',')}}`;
}

function request(
  { method, shape }: Packing,
  { path, headers }: Target,
  body: string,
  bytes: number,
): Omit<PlannedRequest, 'slots' | 'eventsOf'> {
  return {
    // Under this name Insider's answers are read record by record.
    operation:
      shape === 'insider' && !/\/attribute\/delete\b/.test(path)
        ? 'upsert'
        : shape === 'insider'
          ? 'attribute_delete'
          : 'send',
    method,
    path,
    body,
    bytes,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
  };
}
