import { setImmediate as breathe } from 'node:timers/promises';
import type { Issue } from '@causeway/core/result/issue';
import type { AuditDraft } from '../../ports/audit-store.ts';
import type { DeadLetter, DeadLetterChoice, DeadLetterStore } from '../../ports/dead-letter-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection, Value } from './connection.ts';
import { openPeople } from './customer-store-people.ts';
import { laneOf } from './lane.ts';
import { openHeir } from './merged-keys.ts';

/** The most that one transaction moves, so that nobody waits long for the next turn to write. */
const PORTION = 5_000;
const COUNTED_AT_ONCE = 20_000;
const COLUMNS = 'event, type, customer, delivery, issue, buried_at';

/** A dead letter that is to be moved; `owner` is its customer now, undefined when the event is no longer kept. */
interface Chosen {
  readonly event: number;
  readonly at: number;
  readonly owner: number | undefined;
}

export function openDeadLetterStore(connection: Connection): DeadLetterStore {
  const audit = openAuditWriter(connection);
  const personOf = openPeople(connection);
  const all = connection.prepare(
    `SELECT ${COLUMNS} FROM dead_letters WHERE integration = ? AND event < ? ORDER BY event DESC LIMIT ?`,
  );
  const ofCode = connection.prepare(
    `SELECT ${COLUMNS} FROM dead_letters WHERE integration = ? AND code = ? AND (buried_at, event) < (?, ?)
     ORDER BY buried_at DESC, event DESC LIMIT ?`,
  );
  // From one code to the next one: as many steps as there are codes, however many letters there are.
  const nextCode = connection.prepare(
    'SELECT code FROM dead_letters WHERE integration = ? AND code > ? ORDER BY code LIMIT 1',
  );
  const latest = connection.prepare(
    'SELECT issue, buried_at FROM dead_letters WHERE integration = ? AND code = ? ORDER BY buried_at DESC, event DESC LIMIT 1',
  );
  const earliest = connection.prepare(
    'SELECT min(buried_at) FROM dead_letters WHERE integration = ? AND code = ?',
  );
  const counted = connection.prepare(
    `SELECT buried_at, event FROM dead_letters WHERE integration = ? AND code = ? AND (buried_at, event) > (?, ?)
     ORDER BY buried_at, event LIMIT 1 OFFSET ${COUNTED_AT_ONCE - 1}`,
  );
  const rest = connection.prepare(
    'SELECT count(*) FROM dead_letters WHERE integration = ? AND code = ? AND (buried_at, event) > (?, ?)',
  );
  const choose = openChoose(connection);
  const wait = connection.prepare(
    `INSERT INTO waiting (integration, lane, customer, event, due, attempts, since, reason) VALUES (?, ?, ?, ?, 0, 0, 0, 'resent')
     ON CONFLICT DO NOTHING`,
  );
  const remove = connection.prepare('DELETE FROM dead_letters WHERE integration = ? AND event = ?');

  const letterFrom = (row: readonly Value[]): DeadLetter => ({
    event: row[0] as number,
    type: row[1] as string,
    customer: personOf(row[2] as number),
    delivery: (row[3] as number | null) ?? undefined,
    issue: JSON.parse(row[4] as string) as Issue,
    buriedAt: row[5] as number,
  });

  const count = async (integration: number, code: string): Promise<number> => {
    let place: Value[] = [-1, -1];
    for (let passed = 0; ; passed += COUNTED_AT_ONCE) {
      const row = counted.row(integration, code, ...place);
      if (row === undefined) return passed + Number(rest.row(integration, code, ...place)?.[0]);
      place = row;
      await breathe();
    }
  };

  /** Does something to all that are meant, a portion at a time. */
  const each = async (
    integration: number,
    choice: DeadLetterChoice,
    work: (chosen: Chosen) => void,
    now: number,
    noting: () => AuditDraft,
  ): Promise<void> => {
    let after: Chosen | undefined;
    let noted: number | undefined;
    do {
      after = await connection.write(() => {
        const portion = choose(integration, choice, after, PORTION);
        for (const chosen of portion) work(chosen);
        if (noted === undefined) noted = audit.note(noting(), now);
        else audit.amend(noted, noting());
        return portion.length < PORTION ? undefined : portion.at(-1);
      });
      await breathe();
    } while (after !== undefined);
  };

  return {
    list: async (integration, code, before, most) => {
      const event = before?.event ?? Number.MAX_SAFE_INTEGER;
      const at = before?.at ?? Number.MAX_SAFE_INTEGER;
      const rows =
        code === undefined
          ? all.rows(integration, event, most)
          : ofCode.rows(integration, code, at, event, most);
      return rows.map(letterFrom);
    },
    causes: async (integration) => {
      const causes = [];
      for (let code = ''; ;) {
        const row = nextCode.row(integration, code);
        if (row === undefined) return causes;
        code = row[0] as string;
        const [issue, lastAt] = latest.row(integration, code) ?? [];
        causes.push({
          code,
          count: await count(integration, code),
          example: JSON.parse(issue as string) as Issue,
          firstAt: earliest.row(integration, code)?.[0] as number,
          lastAt: lastAt as number,
        });
      }
    },
    resend: async (integration, choice, now, noting) => {
      const result = { resent: 0, gone: 0 };
      const one = ({ event, owner }: Chosen): void => {
        if (owner === undefined) {
          result.gone++;
          return;
        }
        wait.run(integration, laneOf(owner), owner, event);
        remove.run(integration, event);
        result.resent++;
      };
      await each(integration, choice, one, now, () => noting(result));
      return result;
    },
    discard: async (integration, choice, now, noting) => {
      let discarded = 0;
      const one = ({ event }: Chosen): void => {
        remove.run(integration, event);
        discarded++;
      };
      await each(integration, choice, one, now, () => noting(discarded));
      return discarded;
    },
  };
}

/** Reads the next portion of those that are meant. Whoever was merged since is found under their name of now. */
function openChoose(
  connection: Connection,
): (integration: number, choice: DeadLetterChoice, after: Chosen | undefined, most: number) => Chosen[] {
  const heirOf = openHeir(connection);
  const columns = 'd.event, d.buried_at, e.customer FROM dead_letters d LEFT JOIN events e ON e.id = d.event';
  const all = connection.prepare(
    `SELECT ${columns} WHERE d.integration = ? AND d.event > ? AND d.buried_at <= ? ORDER BY d.event LIMIT ?`,
  );
  const ofCode = connection.prepare(
    `SELECT ${columns} WHERE d.integration = ? AND d.code = ? AND (d.buried_at, d.event) > (?, ?) AND d.buried_at <= ?
     ORDER BY d.buried_at, d.event LIMIT ?`,
  );
  const listed = connection.prepare(
    `SELECT ${columns} WHERE d.integration = ? AND d.event > ? AND d.event IN (SELECT value FROM json_each(?)) ORDER BY d.event LIMIT ?`,
  );
  const rows = (
    integration: number,
    choice: DeadLetterChoice,
    after: Chosen | undefined,
    most: number,
  ): Value[][] => {
    const event = after?.event ?? -1;
    if ('events' in choice) return listed.rows(integration, event, JSON.stringify(choice.events), most);
    if ('code' in choice)
      return ofCode.rows(integration, choice.code, after?.at ?? -1, event, choice.until, most);
    return all.rows(integration, event, choice.until, most);
  };
  return (integration, choice, after, most) =>
    rows(integration, choice, after, most).map((row) => ({
      event: row[0] as number,
      at: row[1] as number,
      owner: row[2] === null ? undefined : heirOf(row[2] as number),
    }));
}
