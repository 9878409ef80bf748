import { DatabaseSync } from 'node:sqlite';

/** What a data folder holds, read without any of the hub's code. */
export interface Facts {
  readonly schema: number;
  /** Events by type. */
  readonly events: Readonly<Record<string, number>>;
  /** Of customers with a name, by id: their attributes, and what they have by the ledger's rules. */
  readonly customers: Readonly<
    Record<string, { readonly attributes: Readonly<Record<string, unknown>>; readonly spendable?: number }>
  >;
  /** How messages ended, by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  /** `messageId` of events that are still to be delivered. */
  readonly waiting: readonly string[];
  readonly held: number;
  readonly receipts: number;
  /** Ids of members by the audience's slug. */
  readonly audiences: Readonly<Record<string, readonly string[]>>;
  readonly users: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

export function readFacts(path: string): Facts {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = (sql: string): readonly Row[] => database.prepare(sql).all();
  const has = (table: string, column?: string): boolean =>
    rows(`PRAGMA table_info(${table})`).some(({ name }) => column === undefined || name === column);
  const count = (table: string): number =>
    has(table) ? Number(rows(`SELECT count(*) AS n FROM ${table}`)[0]?.['n']) : 0;
  const counts = (sql: string): Record<string, number> =>
    Object.fromEntries(rows(sql).map(({ name, n }) => [String(name), Number(n)]));
  const hasMembership = has('customers', 'membership');
  try {
    const customers: Record<string, Facts['customers'][string]> = {};
    for (const { id, attributes, membership } of rows(
      `SELECT id, attributes, ${hasMembership ? 'membership' : 'NULL AS membership'} FROM customers
       WHERE merged_into IS NULL AND anonymous = 0 ORDER BY id`,
    )) {
      const points =
        typeof membership === 'string' ? (JSON.parse(membership) as Row)['spendable'] : undefined;
      customers[String(id)] = {
        attributes: JSON.parse(String(attributes)) as Row,
        ...(typeof points === 'number' ? { spendable: points } : {}),
      };
    }
    const audiences: Record<string, string[]> = {};
    if (has('audience_members'))
      for (const { slug, id } of rows(
        `SELECT a.slug, c.id FROM audience_members m JOIN audiences a ON a.id = m.audience JOIN customers c ON c.key = m.customer
         ORDER BY a.slug, c.id`,
      ))
        (audiences[String(slug)] ??= []).push(String(id));
    return {
      schema: Number(rows('SELECT max(number) AS n FROM migrations')[0]?.['n']),
      events: counts('SELECT type AS name, count(*) AS n FROM events GROUP BY type ORDER BY type'),
      customers,
      outcomes: counts(
        'SELECT outcome AS name, count(*) AS n FROM outcomes GROUP BY outcome ORDER BY outcome',
      ),
      deadLetters: count('dead_letters'),
      waiting: rows(
        `SELECT DISTINCT e.message_id AS name FROM (SELECT event FROM messages UNION SELECT event FROM waiting) w
         JOIN events e ON e.id = w.event ORDER BY e.id`,
      ).map(({ name }) => String(name)),
      held: count('held'),
      receipts: count('receipts') + count('inbound_receipts'),
      audiences,
      users: has('users')
        ? rows('SELECT email FROM users ORDER BY email').map(({ email }) => String(email))
        : [],
    };
  } finally {
    database.close();
  }
}
