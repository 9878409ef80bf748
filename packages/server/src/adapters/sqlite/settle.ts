import { doubted } from '@causeway/core/delivery/doubted';
import type { DeliveryStore, SettledMessage, Settlement } from '../../ports/delivery-store.ts';
import { openEndingCounter } from './activity-counters.ts';
import { packed } from './bodies.ts';
import type { Connection } from './connection.ts';
import { openErased } from './erased.ts';
import { openRefusedMoves } from './refused-moves.ts';
import { openLoadShadow, shadowName, type ShadowCache } from './shadow-rows.ts';

const OUTCOME = { delivered: 0, skipped: 1, buried: 2 } as const;

/** Writing how messages ended: log, dead letters, shadows, replies and the queue itself, in one transaction. */
export function openSettle(
  connection: Connection,
  shadows: ShadowCache,
  newDelivery: () => number,
): DeliveryStore['settle'] {
  const removeMessage = connection.prepare(
    'DELETE FROM messages WHERE integration = ? AND lane = ? AND event = ?',
  );
  const removeWaiting = connection.prepare(
    'DELETE FROM waiting WHERE integration = ? AND lane = ? AND customer = ? AND event = ?',
  );
  const park = connection.prepare(
    `INSERT INTO waiting (integration, lane, customer, event, due, attempts, since, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET due = excluded.due, attempts = excluded.attempts, since = excluded.since, reason = excluded.reason`,
  );
  const putShadow = connection.prepare(
    `INSERT INTO shadows (integration, customer, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body`,
  );
  const shadowOf = openLoadShadow(connection, shadows);
  const log = connection.prepare(
    `INSERT INTO outcomes (integration, customer, event, type, at, outcome, reason, status, delivery, slot, issues)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const bury = connection.prepare(
    `INSERT INTO dead_letters (integration, event, customer, type, code, issue, delivery, buried_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET code = excluded.code, issue = excluded.issue, delivery = excluded.delivery, buried_at = excluded.buried_at`,
  );
  const answerFirst = connection.prepare(
    'UPDATE deliveries SET at = ?, ms = ?, status = ?, error = ?, response = ? WHERE flight = ? AND step = ? AND attempt = 1',
  );
  const answerMore = connection.prepare(
    `INSERT INTO deliveries (id, integration, flight, step, attempt, operation, method, path, records, at, ms, status, error, request_bytes, response)
     SELECT ?, integration, flight, step, ?, operation, method, path, records, ?, ?, ?, ?, request_bytes, ?
     FROM deliveries WHERE flight = ? AND step = ? AND attempt = 1`,
  );
  const keepReply = connection.prepare(
    'INSERT INTO replies (integration, customer, event, body, at) VALUES (?, ?, ?, ?, ?)',
  );
  const lose = connection.prepare(
    'UPDATE sent_values SET lost = 1 WHERE integration = ? AND customer = ? AND custom = ? AND name = ? AND value = ?',
  );
  const endings = openEndingCounter(connection);
  const erased = openErased(connection);
  const putMoves = openRefusedMoves(connection);
  const finish = connection.prepare('DELETE FROM flights WHERE id = ?');
  // Requests of the flight that were never sent have nothing to tell.
  const forget = connection.prepare('DELETE FROM deliveries WHERE flight = ? AND status IS NULL');

  const one = (
    integration: number,
    at: number,
    message: SettledMessage,
    isErased: (customer: number) => boolean,
  ): void => {
    const { lane, customer, event, ending } = message;
    if (message.waiting) removeWaiting.run(integration, lane, customer, event);
    else removeMessage.run(integration, lane, event);
    // Nothing is known of them any more, and nothing is to be known again.
    if (isErased(customer)) return;
    const reason =
      ending.outcome === 'skipped' ? ending.reason : ending.outcome === 'buried' ? ending.issue.code : null;
    // Why it was buried is said first, and outlives the dead letter.
    const said = ending.outcome === 'buried' ? [ending.issue, ...message.issues] : message.issues;
    const issues = said.length === 0 ? null : JSON.stringify(said);
    log.run(
      integration,
      customer,
      event,
      message.type,
      at,
      OUTCOME[ending.outcome],
      reason,
      message.status ?? null,
      message.delivery ?? null,
      message.slot ?? null,
      issues,
    );
    if (ending.outcome === 'buried') {
      bury.run(
        integration,
        event,
        customer,
        message.type,
        ending.issue.code,
        JSON.stringify(ending.issue),
        message.delivery ?? null,
        at,
      );
    }
  };

  return (settlement) => {
    const { integration, at, replies = [] } = settlement;
    const told = replies.map(({ data }) => JSON.stringify(data));
    const responses = settlement.attempts.map(({ response }) =>
      response === undefined ? null : packed(response),
    );
    const known = shadowsOf(settlement, shadowOf);
    const bodies = known.map(({ shadow }) => JSON.stringify(shadow));
    let isErased: (customer: number) => boolean = () => false;
    return connection
      .write(() => {
        isErased = erased();
        settlement.attempts.forEach((a, index) => {
          const response = responses[index] ?? null;
          if (a.attempt === 1)
            answerFirst.run(a.at, a.ms, a.status, a.error ?? null, response, a.flight, a.step);
          else
            answerMore.run(
              newDelivery(),
              a.attempt,
              a.at,
              a.ms,
              a.status,
              a.error ?? null,
              response,
              a.flight,
              a.step,
            );
        });
        for (const message of settlement.settled) one(integration, at, message, isErased);
        endings.settled(settlement);
        for (const parked of settlement.parked) {
          for (const { event, waiting } of parked.events) {
            if (!waiting) removeMessage.run(integration, parked.lane, event);
            if (isErased(parked.customer)) continue;
            park.run(
              integration,
              parked.lane,
              parked.customer,
              event,
              parked.due,
              parked.attempts,
              parked.since,
              parked.reason,
            );
          }
        }
        known.forEach(({ customer }, index) => {
          if (!isErased(customer)) putShadow.run(integration, customer, bodies[index] ?? '');
        });
        for (const { customer, sent } of settlement.lost ?? [])
          for (const { name, custom, text } of sent)
            lose.run(integration, customer, custom ? 1 : 0, name, text);
        replies.forEach(({ customer, event }, index) => {
          if (!isErased(customer)) keepReply.run(integration, customer, event, told[index] ?? '{}', at);
        });
        if (settlement.moves !== undefined)
          putMoves(
            integration,
            settlement.moves.filter(({ customer }) => !isErased(customer)),
            at,
          );
        for (const flight of settlement.finished) {
          finish.run(flight);
          forget.run(flight);
        }
      })
      .then(() => {
        for (const { customer, shadow } of known)
          if (!isErased(customer)) shadows.set(shadowName(integration, customer), shadow);
      });
  };
}

/** Shadows to write: nobody else changes those of customers who are being settled. */
function shadowsOf(
  { integration, shadows, doubted: unsure = [] }: Settlement,
  shadowOf: ReturnType<typeof openLoadShadow>,
): Settlement['shadows'] {
  if (unsure.length === 0) return shadows;
  const known = new Map(shadows.map(({ customer, shadow }) => [customer, shadow]));
  for (const { customer, shadow, moving } of unsure)
    known.set(customer, doubted(known.get(customer) ?? shadowOf(integration, customer), shadow, moving));
  return [...known].map(([customer, shadow]) => ({ customer, shadow }));
}
