import type { Flight, PlannedRequest } from '@causeway/core/delivery/destination';
import type { Carried, WayStore } from '../../ports/way-store.ts';
import { unpacked } from './bodies.ts';
import type { Connection } from './connection.ts';
import { pacer } from './pacer.ts';

/** Failed requests that are looked into for the one about a customer. */
const MOST_LOOKED_INTO = 60;

/** As `flights` keeps one. */
interface KeptFlight {
  readonly entries: Flight['entries'];
  readonly requests: readonly Pick<PlannedRequest, 'slots'>[];
  readonly deliveries: readonly number[];
}

/** Following messages that have not ended, on SQLite. Give it a connection that is used for reading alone. */
export function openWayStore(connection: Connection): WayStore {
  const flights = connection.prepare('SELECT body FROM flights WHERE integration = ? ORDER BY id DESC');
  const failed = connection.prepare(
    `SELECT f.id, f.request, f.records FROM deliveries d JOIN deliveries f ON f.flight = d.flight AND f.step = d.step AND f.attempt = 1
     WHERE d.integration = ? AND d.at >= ? AND (d.status = 0 OR d.status >= 400)
     ORDER BY d.at DESC LIMIT ${MOST_LOOKED_INTO}`,
  );
  const response = connection.prepare('SELECT response FROM deliveries WHERE id = ?');
  return {
    underWay: async (integration, event) => {
      const pace = pacer();
      for (const [body] of flights.rows(integration)) {
        const found = carriedBy(JSON.parse(unpacked(body as Uint8Array)) as KeptFlight, event);
        if (found !== undefined) return found;
        await pace();
      }
      return undefined;
    },
    failedSince: async (integration, since, texts) => {
      const pace = pacer();
      for (const [delivery, body, records] of failed.rows(integration, since)) {
        if (body === null) continue;
        const text = unpacked(body as Uint8Array);
        if (texts.some((one) => text.includes(one)))
          return { delivery: delivery as number, slot: records === 1 ? 0 : undefined };
        await pace();
      }
      return undefined;
    },
    responses: async (deliveries) => {
      const found = new Map<number, string>();
      for (const id of deliveries) {
        const body = response.row(id)?.[0];
        if (body !== null && body !== undefined) found.set(id, unpacked(body as Uint8Array));
      }
      return found;
    },
  };
}

function carriedBy({ entries, requests, deliveries }: KeptFlight, event: number): Carried | undefined {
  const entry = entries.findIndex(({ events }) => events.includes(event));
  const delivery = deliveries.at(-1);
  if (entry < 0 || delivery === undefined) return undefined;
  const slot = requests.at(-1)?.slots.indexOf(entry) ?? -1;
  return { delivery, slot: slot < 0 ? undefined : slot };
}
