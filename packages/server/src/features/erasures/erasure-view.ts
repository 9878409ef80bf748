import type { getErasure } from '@causeway/contract/erasures';
import type { AnswerOf, Caller } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import type { AuditAction, AuditDraft } from '../../ports/audit-store.ts';
import type { Erasure, ErasureStep } from '../../ports/erasure-store.ts';

/** An erasure as answers show it. */
export function erasureView(erasure: Erasure): AnswerOf<typeof getErasure> {
  return {
    id: erasure.id,
    state: erasure.state,
    subject: erasure.subject,
    reason: erasure.reason,
    by: erasure.author,
    requested_at: timeOf(erasure.requestedAt),
    finished_at: optionalTime(erasure.finishedAt),
    suppressed: erasure.suppressed,
    steps: erasure.steps.map(stepView),
  };
}

function stepView({ kind, integration, state, count, statusCode, at, issue }: ErasureStep) {
  return {
    kind,
    integration: integration ?? null,
    state,
    count,
    status_code: statusCode ?? null,
    at: optionalTime(at),
    issue: issue ?? null,
  };
}

function optionalTime(at: number | undefined): string | null {
  return at === undefined ? null : timeOf(at);
}

/** What the audit log has about it: never who they were. */
export function erasureNote(
  { workspace, actor }: Caller,
  action: AuditAction,
  { id, subject, reason, suppress, steps }: Erasure,
  before?: Erasure,
): AuditDraft {
  const destinations = steps.flatMap(({ integration }) => integration?.name ?? []);
  return {
    by: { workspace, actor },
    action,
    target: { kind: 'erasure', id: String(id), name: subject },
    ...(before === undefined ? {} : { before: { state: before.state } }),
    after: before === undefined ? { reason, suppress, destinations } : { state: 'running' },
  };
}
