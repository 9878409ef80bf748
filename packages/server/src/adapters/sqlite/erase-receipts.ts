import { ERASED } from '@causeway/core/erasure/black-out';
import type { Mentions } from '@causeway/core/erasure/mentions';
import type { Json } from '@causeway/core/result/json';
import { ERASED_INBOUND } from '../../ports/inbound-receipt.ts';
import { kept, opened, packed, unpacked } from './bodies.ts';
import type { Connection, Value } from './connection.ts';

const ROWS_AT_ONCE = 50;
const TURN_MS = 15;

export interface ReceiptPortion {
  readonly count: number;
  readonly done: boolean;
  readonly place: number;
}

/** One portion of a table, from one row to another. */
export type EraseReceipts = (
  workspace: number,
  after: number,
  last: number,
  of: {
    readonly keys: ReadonlySet<number>;
    readonly mentions: Mentions;
    readonly ids: ReadonlySet<string>;
    readonly subject: string;
  },
) => Promise<ReceiptPortion>;

type Change = (row: readonly Value[], of: Parameters<EraseReceipts>[3]) => Value[] | undefined;

/** Taking somebody out of receipts and the audit log, in this order. */
export function openEraseReceipts(connection: Connection): readonly EraseReceipts[] {
  const walk = (
    columns: string,
    from: string,
    change: Change,
    set: string,
    needless: (of: Parameters<EraseReceipts>[3]) => boolean = () => false,
  ): EraseReceipts => {
    const [table = ''] = from.split(' ', 1);
    const read = connection.prepare(
      `SELECT ${columns} FROM ${from} AND id > ? AND id <= ? ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
    );
    const update = connection.prepare(`UPDATE ${table} SET ${set} WHERE id = ?`);
    return async (workspace, after, last, of) => {
      if (needless(of)) return { count: 0, done: true, place: last };
      const until = performance.now() + TURN_MS;
      const changed: Value[][] = [];
      let place = after;
      let done = false;
      while (!done && performance.now() < until) {
        const rows = read.rows(workspace, place, last);
        done = rows.length < ROWS_AT_ONCE;
        for (const row of rows) {
          place = row[0] as number;
          const values = change(row, of);
          if (values !== undefined) changed.push([...values, place]);
        }
      }
      if (changed.length > 0)
        await connection.write(() => {
          for (const row of changed) update.run(...row);
        });
      return { count: changed.length, done, place };
    };
  };

  return [
    walk(
      'id, customer, customer_text, path, reason, error, body',
      'inbound_receipts WHERE workspace = ?',
      inbound,
      'customer = NULL, customer_text = NULL, event = NULL, path = ?, reason = ?, error = ?, body = ?',
    ),
    walk(
      'id, path, issues, body',
      'receipts WHERE (source IS NULL OR source IN (SELECT id FROM sources WHERE workspace = ?))',
      receipt,
      'path = ?, issues = ?, body = ?',
      ({ mentions }) => !mentions.any,
    ),
    walk(
      'id, target_kind, target_id, target_name, before, after',
      'audit WHERE workspace = ?',
      audited,
      'target_id = ?, target_name = ?, before = ?, after = ?',
    ),
  ];
}

const inbound: Change = ([, customer, named, path, reason, error, body], { keys, mentions, ids }) => {
  const texts = [named, path, reason, error].filter((text) => typeof text === 'string');
  const theirs =
    (customer !== null && keys.has(customer as number)) ||
    (named !== null && ids.has(named as string)) ||
    texts.some(mentions.anywhere) ||
    mentions.anywhere(opened(body as string | Uint8Array));
  if (!theirs) return undefined;
  return [
    mentions.without(path as string),
    reason === null ? null : mentions.without(reason as string),
    error === null ? null : mentions.without(error as string),
    kept(JSON.stringify(ERASED_INBOUND)),
  ];
};

const receipt: Change = ([, path, issues, body], { mentions }) => {
  const text = body === null ? '' : unpacked(body as Uint8Array);
  if (![path as string, issues as string, text].some(mentions.anywhere)) return undefined;
  return [mentions.without(path as string), withoutIn(issues as string, mentions), packed(ERASED)];
};

const audited: Change = ([, kind, id, name, before, after], { mentions, ids, subject }) => {
  const isTarget = kind === 'customer' && (ids.has(id as string) || ids.has(name as string));
  if (isTarget) return [null, subject, null, null];
  const texts = [id, name, before, after].filter((text) => typeof text === 'string');
  if (!texts.some(mentions.anywhere)) return undefined;
  return [
    id === null ? null : mentions.without(id as string),
    mentions.without(name as string),
    before === null ? null : withoutIn(before as string, mentions),
    after === null ? null : withoutIn(after as string, mentions),
  ];
};

function withoutIn(json: string, mentions: Mentions): string {
  return mentions.anywhere(json) ? JSON.stringify(mentions.withoutAll(JSON.parse(json) as Json)) : json;
}
