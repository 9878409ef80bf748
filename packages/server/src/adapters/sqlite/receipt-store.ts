import type { ReceiptStore } from '../../ports/receipt-store.ts';
import { openIntakeCounter } from './activity-counters.ts';
import { packed } from './bodies.ts';
import type { Connection } from './connection.ts';

const KEPT_BODY = 65_536;
const KEPT_ISSUES = 100;

export function openReceiptStore(connection: Connection): ReceiptStore {
  const insert = connection.prepare(
    'INSERT INTO receipts (source, at, method, path, status, accepted, refused, issues, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const intake = openIntakeCounter(connection);
  return {
    keep: (receipts) =>
      connection.write(() => {
        for (const r of receipts) {
          const issues = JSON.stringify(r.issues.slice(0, KEPT_ISSUES));
          insert.run(
            r.source ?? null,
            r.at,
            r.method,
            r.path,
            r.status,
            r.accepted,
            r.issues.length,
            issues,
            packed(r.body.slice(0, KEPT_BODY)),
          );
          const uncounted = r.issues.length - (r.counted ?? 0);
          if (r.source !== undefined && uncounted > 0) intake.refused(r.source, r.at, uncounted);
        }
      }),
  };
}
