import { DatabaseSync, type StatementSync, type SQLInputValue } from 'node:sqlite';
import { StoreError } from '../../ports/store-error.ts';
import type { Turnstile } from './turnstile.ts';

export type Value = SQLInputValue;

/** A prepared statement that answers rows as arrays, in the order of its columns. */
export interface Statement {
  readonly run: (...values: Value[]) => {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
  readonly rows: (...values: Value[]) => Value[][];
  readonly row: (...values: Value[]) => Value[] | undefined;
}

export interface ConnectionOptions {
  readonly cacheMegabytes?: number;
  /**
   * What this connection writes can be done again: its commits are not forced to the disk one by one, but with the
   * next one that is. A power failure may undo the last of them, in whole and in order; the end of the process never
   * does. Nothing that was answered to anybody may be written like this.
   */
  readonly redoable?: boolean;
}

/** One thread's connection to the hub's database. Reads run at once; writes take turns with the other threads. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #turnstile: Turnstile;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;

  constructor(path: string, turnstile: Turnstile, options: ConnectionOptions = {}) {
    this.#db = guarded(() => new DatabaseSync(path));
    this.#turnstile = turnstile;
    guarded(() => {
      this.#db.exec(`
        PRAGMA busy_timeout = 5000;
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = ${options.redoable === true ? 'NORMAL' : 'FULL'};
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA cache_size = -${(options.cacheMegabytes ?? 64) * 1024};
        PRAGMA temp_store = MEMORY;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA secure_delete = FAST;
      `);
    });
    this.#begin = this.#db.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#db.prepare('COMMIT');
    this.#rollback = this.#db.prepare('ROLLBACK');
  }

  prepare(sql: string): Statement {
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(true);
    return {
      run: (...values) => statement.run(...values),
      rows: (...values) => statement.all(...values) as unknown as Value[][],
      row: (...values) => statement.get(...values) as unknown as Value[] | undefined,
    };
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** Registers a function that SQL of this connection may call. */
  define(name: string, body: (...values: Value[]) => Value): void {
    this.#db.function(
      name,
      { deterministic: true, varargs: true },
      body as (...values: unknown[]) => SQLInputValue,
    );
  }

  /** One write transaction. Nothing of it stays when `work` throws. */
  write<T>(work: () => T): Promise<T> {
    return this.#turnstile.turn(() => guarded(() => this.#transaction(work)));
  }

  /** Runs outside a transaction while no thread writes; for checkpoints. */
  alone<T>(work: () => T): Promise<T> {
    return this.#turnstile.turn(() => guarded(work));
  }

  #transaction<T>(work: () => T): T {
    this.#begin.run();
    try {
      const result = work();
      this.#commit.run();
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#rollback.run();
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }
}

/** Says in the store's own words what SQLite complains about. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}

function asStoreError(error: unknown): unknown {
  const code = (error as { errcode?: number } | undefined)?.errcode;
  if (code === undefined || error instanceof StoreError) return error;
  const cause = { cause: error };
  switch (code & 0xff) {
    case 5:
    case 6:
      return new StoreError('locked', 'The database is in use by another process.', cause);
    case 8:
    case 14:
      return new StoreError(
        'read_only',
        'The data folder cannot be written to: check its owner and rights.',
        cause,
      );
    case 10:
    case 13:
      return new StoreError(
        'full',
        'The disk of the data folder is full or failing: free space; nothing answered was lost.',
        cause,
      );
    case 11:
    case 26:
      return new StoreError(
        'broken',
        'The database file is damaged or not a Causeway database: restore it from a backup.',
        cause,
      );
    default:
      return error;
  }
}
