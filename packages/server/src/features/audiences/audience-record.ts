import type { AudienceRecord } from '../../ports/audience-store.ts';
import type { AuditTarget } from '../../ports/audit-store.ts';

/** An audience as the audit log names it. */
export function targetOf({ publicId, name }: AudienceRecord): AuditTarget {
  return { kind: 'audience', id: publicId, name };
}

/** An audience as the audit log shows it. */
export function recordOf(audience: AudienceRecord): Readonly<Record<string, unknown>> {
  const { slug, name, description, filter, announce, options, revision } = audience;
  const more = Object.keys(options).length === 0 ? {} : { options };
  return { slug, name, description, filter, announce, revision, ...more };
}
