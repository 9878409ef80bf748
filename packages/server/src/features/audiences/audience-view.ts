import type { getAudience, listAudiences } from '@causeway/contract/audiences';
import type { AnswerOf } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import type { Rule } from '@causeway/core/audience/rule';
import type { AudienceUsers, CheckedRule, PlacedIssue } from '../../ports/audience-desk.ts';
import type { AudienceRecord } from '../../ports/audience-store.ts';

type SummaryView = AnswerOf<typeof listAudiences>['data'][number];
type View = AnswerOf<typeof getAudience>;

/** Nobody: what a rule comes to that cannot be read, which no stored one is that was not mended by hand. */
const NOBODY: Rule = { kind: 'or', rules: [] };

/** `judged`: the epoch by whose rules everybody was judged. */
export function summaryView(audience: AudienceRecord, users: AudienceUsers, judged: number): SummaryView {
  const { publicId, slug, name, description, filter, members, revision, epoch } = audience;
  return {
    ...{ id: publicId, slug, name, description, filter, members, revision },
    judged: epoch <= judged,
    used_by: { audiences: [...users.audiences], integrations: [...users.integrations] },
    created_at: timeOf(audience.createdAt),
    updated_at: timeOf(audience.updatedAt),
  };
}

export function audienceView(
  audience: AudienceRecord,
  { rule = NOBODY, hasComments, issues }: CheckedRule,
  users: AudienceUsers,
  judged: number,
): View {
  return {
    ...summaryView(audience, users, judged),
    rule,
    has_comments: hasComments,
    announce: audience.announce,
    warnings: issues.map(issueView),
  };
}

export function issueView({
  code,
  field,
  message,
  hint,
  severity,
  line,
  column,
  length,
}: PlacedIssue): View['warnings'][number] {
  return {
    code,
    message,
    severity,
    ...(field === undefined ? {} : { field }),
    ...(hint === undefined ? {} : { hint }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(length === undefined ? {} : { length }),
  };
}
