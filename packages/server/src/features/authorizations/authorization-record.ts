import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Authorization } from '../../ports/authorization-store.ts';

export function targetOf({ id, label }: Authorization): AuditTarget {
  return { kind: 'authorization', id, name: label };
}

/** As the audit log shows it: of its secrets only which were written or taken away. */
export function recordOf(
  { label, description, method, settings, hosts, revision }: Authorization,
  secrets: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const written = Object.entries(secrets).map(([name, value]) => [
    name,
    value === null ? 'removed' : 'changed',
  ]);
  return {
    label,
    description,
    method,
    settings,
    hosts,
    revision,
    ...(written.length === 0 ? {} : { secrets: Object.fromEntries(written) as unknown }),
  };
}
