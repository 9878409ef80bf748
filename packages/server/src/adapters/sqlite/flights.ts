import type { Flight, PlannedRequest } from '@causeway/core/delivery/destination';
import { ErasedMeanwhile } from '../../ports/delivery-store.ts';
import type { DeliveryStore, MessagePlace, RecordedFlight } from '../../ports/delivery-store.ts';
import { packed, unpacked } from './bodies.ts';
import type { Connection } from './connection.ts';
import { openErased } from './erased.ts';

type Places = ReadonlyMap<number, MessagePlace & { readonly type: string }>;

/** A flight as kept: the bodies of its requests are in their delivery rows. */
interface KeptFlight {
  readonly entries: Flight['entries'];
  readonly requests: readonly Omit<PlannedRequest, 'body'>[];
  readonly places: readonly (MessagePlace & { readonly type: string })[];
  readonly deliveries: readonly number[];
}

/** Recording flights before they leave, and finding the unfinished ones after a crash. */
export function openFlights(
  connection: Connection,
  newDelivery: () => number,
): Pick<DeliveryStore, 'record' | 'unfinished' | 'carriesErased'> {
  const insertFlight = connection.prepare(
    'INSERT INTO flights (id, integration, lanes, body, attempts, first_at) VALUES (?, ?, ?, ?, 0, ?)',
  );
  const insertDelivery = connection.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, request_bytes, request, headers)
     VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remember = connection.prepare(
    `INSERT INTO sent_values (integration, customer, custom, name, value, at, event, sent_after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)
     ON CONFLICT DO UPDATE SET at = excluded.at, event = excluded.event, sent_after = excluded.sent_after, lost = 0`,
  );
  const youngestEvent = connection.prepare('SELECT coalesce(max(id), 0) FROM events');
  const list = connection.prepare(
    'SELECT id, lanes, body, first_at FROM flights WHERE integration = ? ORDER BY id',
  );
  const erased = openErased(connection);
  const requestOf = connection.prepare('SELECT request FROM deliveries WHERE id = ?');
  // Flight ids outlive their rows in the delivery log, so they continue from there.
  let nextFlight =
    Number(connection.prepare('SELECT coalesce(max(flight), 0) FROM deliveries').row()?.[0]) + 1;

  return {
    record: async (integration, lanes, flights, places, now) => {
      const recorded = flights.map((flight): RecordedFlight => {
        const own = new Map<number, MessagePlace & { readonly type: string }>();
        for (const entry of flight.entries) {
          for (const event of entry.events) {
            const place = places.get(event);
            if (place !== undefined) own.set(event, place);
          }
        }
        const deliveries = flight.requests.map(newDelivery);
        return { id: nextFlight++, integration, lanes, flight, messages: own, deliveries, firstAt: now };
      });
      const kept = recorded.map((record) => packed(JSON.stringify(keep(record))));
      const bodies = recorded.map(({ flight }) => flight.requests.map((request) => packed(request.body)));
      const laneText = JSON.stringify(lanes);
      const echoes = recorded.some(({ flight }) => flight.entries.some(({ sent }) => sent !== undefined));
      await connection.write(() => {
        const isErased = erased();
        if (flights.some(({ entries }) => entries.some(({ customer }) => isErased(customer))))
          throw new ErasedMeanwhile();
        const youngest = echoes ? (youngestEvent.row()?.[0] as number) : 0;
        recorded.forEach((record, index) => {
          insertFlight.run(record.id, integration, laneText, kept[index] ?? null, now);
          for (const { customer, sent } of record.flight.entries)
            for (const { name, custom, text } of sent ?? [])
              remember.run(integration, customer, custom ? 1 : 0, name, text, now, youngest);
          record.flight.requests.forEach((request, step) => {
            insertDelivery.run(
              record.deliveries[step] ?? null,
              integration,
              record.id,
              step,
              request.operation,
              request.method,
              request.path,
              request.slots.length,
              now,
              request.bytes,
              bodies[index]?.[step] ?? null,
              request.headers === undefined ? null : JSON.stringify(request.headers),
            );
          });
        });
      });
      return recorded;
    },
    carriesErased: async (integration) => {
      const isErased = erased();
      return list.rows(integration).flatMap(([id, , body]) => {
        const { entries } = JSON.parse(unpacked(body as Uint8Array)) as KeptFlight;
        return entries.some(({ customer }) => isErased(customer)) ? [id as number] : [];
      });
    },
    unfinished: async (integration) =>
      list.rows(integration).map((row): RecordedFlight => {
        const kept = JSON.parse(unpacked(row[2] as Uint8Array)) as KeptFlight;
        const requests = kept.requests.map((request, step) => ({
          ...request,
          body: unpacked(requestOf.row(kept.deliveries[step] ?? 0)?.[0] as Uint8Array),
        }));
        return {
          id: row[0] as number,
          integration,
          lanes: JSON.parse(row[1] as string) as number[],
          flight: { entries: kept.entries, requests },
          messages: placesOf(kept),
          deliveries: kept.deliveries,
          firstAt: row[3] as number,
        };
      }),
  };
}

function keep(record: RecordedFlight): KeptFlight {
  return {
    entries: record.flight.entries,
    requests: record.flight.requests.map(({ body: _body, ...rest }) => rest),
    places: [...record.messages.values()],
    deliveries: record.deliveries,
  };
}

function placesOf(kept: KeptFlight): Places {
  return new Map(kept.places.map((place) => [place.event, place]));
}
