import type { StatusRange } from '../../ports/log-store.ts';
import type { Connection, Statement, Value } from './connection.ts';
import { Recent } from './recent.ts';

/** Conditions with the values they are about, joined with AND. */
export class Clauses {
  readonly #sql: string[] = [];
  readonly values: Value[] = [];

  /** Adds the condition when there is something to ask for. Its `?` stand for the value, all of them. */
  add(sql: string, value: Value | undefined): this {
    if (value === undefined) return this;
    this.#sql.push(sql);
    for (let left = sql.split('?').length - 1; left > 0; left--) this.values.push(value);
    return this;
  }

  status(column: string, range: StatusRange | undefined): this {
    return this.add(`${column} >= ?`, range?.low).add(`${column} < ?`, range?.high);
  }

  get sql(): string {
    return this.#sql.map((clause) => ` AND ${clause}`).join('');
  }
}

/** A pattern for LIKE … ESCAPE '\' that finds the text anywhere. */
export function containing(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Prepares each text of SQL once, and forgets those not used for long. */
export function preparer(connection: Connection): (sql: string) => Statement {
  const known = new Recent<string, Statement>(64);
  return (sql) => {
    let statement = known.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql);
      known.set(sql, statement);
    }
    return statement;
  };
}
