import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Webhook } from '../../ports/webhook-store.ts';

/** A webhook as the audit log shows it: its definition, and of its secrets only which were written or taken away. */
export function webhookRecord(
  { definition, state, revision }: Webhook,
  secrets: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const told = Object.entries(secrets).map(([name, value]) => [name, value === null ? 'removed' : 'changed']);
  return { definition, state, revision, ...(told.length === 0 ? {} : { secrets: Object.fromEntries(told) }) };
}

export function targetOf({ id, definition: { name } }: Webhook): AuditTarget {
  return { kind: 'webhook', id: String(id), name };
}
