import { blackOut, ERASED } from '@causeway/core/erasure/black-out';
import type { Mentions } from '@causeway/core/erasure/mentions';
import type { Json } from '@causeway/core/result/json';
import { packed, unpacked } from './bodies.ts';
import type { Connection, Value } from './connection.ts';
import { ALONE } from './erasure-begin.ts';

const OUTCOMES_AT_ONCE = 50;
const ROWS_AT_ONCE = 10;
const NEIGHBOURS = 50;
const TURN_MS = 15;
const NO_SLOTS: ReadonlySet<number> = new Set();
const DELIVERY = 'id, step, attempt, records, request, response, path, headers, error';

/** What of a stored request is about somebody, as far as that is known. */
interface Theirs {
  /** Places of their records, by the request's place in its flight; `last`: of the last one. */
  readonly slots: ReadonlyMap<number | 'last', ReadonlySet<number>>;
  /** All that the flight carried was theirs. */
  readonly alone: boolean;
  /** The flight is known to carry something of theirs. */
  readonly known: boolean;
}

export interface LogPortion {
  /** Bodies that were blacked out, and outcomes that were deleted. */
  readonly count: number;
  readonly done: boolean;
}

/** Taking somebody out of the delivery log. Each portion is written in one transaction, and may be repeated. */
export interface EraseLog {
  /** What their outcomes lead to, and the outcomes. */
  readonly outcomes: (keys: readonly number[], mentions: Mentions) => Promise<LogPortion>;
  /** What was on its way when they were erased. */
  readonly marks: (erasure: number, mentions: Mentions) => Promise<LogPortion>;
  /** All that mentions them, from one delivery to another; `place` is where to go on. */
  readonly mentioned: (
    workspace: number,
    after: number,
    last: number,
    mentions: Mentions,
  ) => Promise<LogPortion & { readonly place: number }>;
}

export function openEraseLog(connection: Connection): EraseLog {
  const outcomesOf = connection.prepare(
    `SELECT id, delivery, slot FROM outcomes WHERE customer = ? ORDER BY id LIMIT ${OUTCOMES_AT_ONCE}`,
  );
  const above = connection.prepare(
    `SELECT id, delivery, customer FROM outcomes WHERE id > ? ORDER BY id LIMIT ${NEIGHBOURS}`,
  );
  const below = connection.prepare(
    `SELECT id, delivery, customer FROM outcomes WHERE id < ? ORDER BY id DESC LIMIT ${NEIGHBOURS}`,
  );
  const flightOf = connection.prepare('SELECT flight FROM deliveries WHERE id = ?');
  const ofFlight = connection.prepare(
    `SELECT ${DELIVERY} FROM deliveries WHERE flight = ? ORDER BY step, attempt`,
  );
  const scan = connection.prepare(
    `SELECT ${DELIVERY} FROM deliveries WHERE id > ? AND id <= ?
     AND integration IN (SELECT id FROM integrations WHERE workspace = ?) ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
  );
  const update = connection.prepare(
    'UPDATE deliveries SET request = ?, response = ?, path = ?, headers = ?, error = ? WHERE id = ?',
  );
  const marksOf = connection.prepare(
    'SELECT delivery, record FROM erasure_marks WHERE erasure = ? ORDER BY delivery LIMIT 1000',
  );
  const stepOf = connection.prepare('SELECT step FROM deliveries WHERE id = ?');
  const dropMarks = connection.prepare('DELETE FROM erasure_marks WHERE erasure = ? AND delivery = ?');
  const highest = connection.prepare('SELECT max(id) FROM outcomes');
  const remove = connection.prepare('DELETE FROM outcomes WHERE id = ?');
  // The highest number must not be given out again: who follows the log has seen it. It is nobody's from now on.
  const empty = connection.prepare(
    `UPDATE outcomes SET integration = 0, customer = 0, event = 0, type = '', reason = NULL, status = NULL,
     delivery = NULL, slot = NULL, issues = NULL WHERE id = ?`,
  );

  /** Outcomes of one flight are written side by side, in one transaction. */
  const isAlone = (id: number, delivery: number, keys: ReadonlySet<number>): boolean => {
    for (const side of [above, below]) {
      for (let from = id; ;) {
        const rows = side.rows(from);
        for (const [, other, customer] of rows) {
          if (other !== delivery) break;
          if (!keys.has(customer as number)) return false;
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < NEIGHBOURS || last[1] !== delivery) break;
        from = last[0] as number;
      }
    }
    return true;
  };

  /** Answers what to write, or undefined when nothing of the row is about them. */
  const cleaned = (
    [id, step, , records, request, response, path, headers, error]: readonly Value[],
    theirs: Theirs,
    isLast: boolean,
    mentions: Mentions,
  ): Value[] | undefined => {
    const { known, alone } = theirs;
    const speaks = (text: string): boolean => mentions.anywhere(text) || (known && mentions.asValue(text));
    const slots =
      theirs.slots.get(step as number) ?? (isLast ? theirs.slots.get('last') : undefined) ?? NO_SLOTS;
    const body = request === null ? undefined : unpacked(request as Uint8Array);
    const without =
      body === undefined || body === ''
        ? undefined
        : blackOut(body, { records: records as number, slots, alone, mentions: speaks });
    const answered = response === null ? undefined : unpacked(response as Uint8Array);
    const forgets =
      answered !== undefined && answered !== ERASED && answered !== '' && (alone || speaks(answered));
    const take = alone ? mentions.withoutParts : mentions.without;
    const [way, why] = [take(path as string), error === null ? null : mentions.without(error as string)];
    const sent = headers === null ? null : withoutIn(headers as string, mentions);
    if (without === undefined && !forgets && way === path && why === error && sent === headers)
      return undefined;
    return [
      without === undefined ? (request ?? null) : packed(without),
      forgets ? packed(ERASED) : (response ?? null),
      way,
      sent,
      why,
      id ?? null,
    ];
  };

  const cleanedFlight = (flight: number, theirs: Theirs, mentions: Mentions): Value[][] => {
    const rows = ofFlight.rows(flight);
    const last = rows.at(-1)?.[1];
    return rows.flatMap((row) => {
      const changed = cleaned(row, theirs, row[1] === last, mentions);
      return changed === undefined ? [] : [changed];
    });
  };

  return {
    outcomes: async (keys, mentions) => {
      const own = new Set(keys);
      const until = performance.now() + TURN_MS;
      const changed: Value[][] = [];
      const done: number[] = [];
      const seen = new Set<string>();
      let more = false;
      for (const key of keys) {
        const rows = outcomesOf.rows(key);
        more ||= rows.length === OUTCOMES_AT_ONCE;
        for (const [id, delivery, slot] of rows as (number | null)[][]) {
          if (performance.now() > until && done.length > 0) {
            more = true;
            break;
          }
          done.push(id as number);
          const place = `${delivery} ${slot}`;
          if (typeof delivery !== 'number' || seen.has(place)) continue;
          seen.add(place);
          const flight = flightOf.row(delivery)?.[0] as number | undefined;
          if (flight === undefined) continue;
          const slots = new Map([['last' as const, new Set(typeof slot === 'number' ? [slot] : [])]]);
          const theirs = { slots, alone: isAlone(id as number, delivery, own), known: true };
          for (const row of cleanedFlight(flight, theirs, mentions)) changed.push(row);
          // A flight of several of theirs is cleaned anew for each: what was changed must be read again.
          if (changed.length > 0) {
            more = true;
            break;
          }
        }
        if (changed.length > 0) break;
      }
      await connection.write(() => {
        for (const row of changed) update.run(...row);
        const top = highest.row()?.[0];
        for (const id of done) (id === top ? empty : remove).run(id);
      });
      return { count: changed.length + done.length, done: !more };
    },
    marks: async (erasure, mentions) => {
      const [first] = marksOf.rows(erasure);
      if (first === undefined) return { count: 0, done: true };
      const flight = flightOf.row(first[0] as number)?.[0] as number | undefined;
      const slots = new Map<number, Set<number>>();
      const deliveries = new Set<number>();
      for (const [delivery, record] of marksOf.rows(erasure) as number[][]) {
        if (delivery === undefined || record === undefined) continue;
        const step = stepOf.row(delivery)?.[0] as number | undefined;
        if (step !== undefined && flightOf.row(delivery)?.[0] !== flight) continue;
        deliveries.add(delivery);
        if (step === undefined) continue;
        const places = slots.get(step) ?? new Set<number>();
        slots.set(step, places.add(record));
      }
      const alone = [...slots.values()].some((places) => places.has(ALONE));
      const theirs = { slots, alone, known: true };
      const changed = flight === undefined ? [] : cleanedFlight(flight, theirs, mentions);
      await connection.write(() => {
        for (const row of changed) update.run(...row);
        for (const delivery of deliveries) dropMarks.run(erasure, delivery);
      });
      return { count: changed.length, done: false };
    },
    mentioned: async (workspace, after, last, mentions) => {
      if (!mentions.any) return { count: 0, done: true, place: last };
      const until = performance.now() + TURN_MS;
      const changed: Value[][] = [];
      const theirs = { slots: new Map(), alone: false, known: false };
      let place = after;
      let done = false;
      while (!done && performance.now() < until) {
        const rows = scan.rows(place, last, workspace);
        done = rows.length < ROWS_AT_ONCE;
        for (const row of rows) {
          place = row[0] as number;
          const change = cleaned(row, theirs, false, mentions);
          if (change !== undefined) changed.push(change);
          if (performance.now() > until) {
            done = false;
            break;
          }
        }
      }
      if (changed.length > 0)
        await connection.write(() => {
          for (const row of changed) update.run(...row);
        });
      return { count: changed.length, done, place };
    },
  };
}

function withoutIn(headers: string, mentions: Mentions): string {
  return mentions.anywhere(headers)
    ? JSON.stringify(mentions.withoutAll(JSON.parse(headers) as Json))
    : headers;
}
