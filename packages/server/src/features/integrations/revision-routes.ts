import { listRevisions, restoreRevision } from '@causeway/contract/integrations';
import { route, type AnswerOf, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { changesBetween, pathText } from '@causeway/core/result/json-changes';
import type { Json } from '@causeway/core/result/json';
import type { IntegrationRevision } from '../../ports/integration-revision.ts';
import { requiredPurposes } from '../../ports/required-purposes.ts';
import { integrationViews, type IntegrationTools, type IntegrationView } from './integration-tools.ts';

type RevisionView = AnswerOf<typeof listRevisions>['data'][number];

/** What integrations have been like, and bringing it back. */
export function revisionRoutes(tools: IntegrationTools): readonly Route[] {
  const { integrationDesk: desk, kinds, config } = tools;

  return [
    route(listRevisions, async ({ params, query }, { workspace }) => {
      const { kind } = await desk.get(workspace, params.id);
      const before = query.cursor === undefined ? undefined : Number(keysOf(query.cursor, ['number'])[0]);
      // One more: the last of the page is held against the one before it.
      const rows = await config.integrationRevisions(workspace, params.id, {
        limit: query.limit + 1,
        before,
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        data: page.map((row, index) => revisionView(row, rows[index + 1], kinds.get(kind))),
        next: rows.length > page.length && last !== undefined ? cursorOf([last.revision]) : null,
      };
    }),
    route(restoreRevision, async ({ params, body, ifRevision }, caller) => {
      const { id, revision } = params;
      const restored = await desk.restore(caller, id, revision, body.summary, ifRevision);
      return (await integrationViews(tools, [restored]))[0] as IntegrationView;
    }),
  ];
}

function revisionView(
  row: IntegrationRevision,
  before: IntegrationRevision | undefined,
  kind: DestinationKind | undefined,
): RevisionView {
  return {
    revision: row.revision,
    name: row.name,
    settings: row.settings,
    requires: requiredPurposes(row, kind),
    delivery_mode: 'server_side',
    summary: row.summary,
    by: row.author,
    at: timeOf(row.at),
    restored: row.restored ?? null,
    changes: before === undefined ? [] : changesOf(before, row, kind),
  };
}

/** null: there was, or is, nothing. Of a secret only what was done to it is known. */
function changesOf(
  before: IntegrationRevision,
  after: IntegrationRevision,
  kind: DestinationKind | undefined,
): RevisionView['changes'] {
  const shown = (one: IntegrationRevision): Json => ({
    name: one.name,
    settings: one.settings,
    requires: requiredPurposes(one, kind),
    variant: one.variant ?? null,
  });
  const changes = changesBetween(shown(before), shown(after)).map((change) => ({
    path: pathText(change.at),
    before: change.before ?? null,
    after: change.after ?? null,
  }));
  const secrets = Object.entries(after.secrets).map(([name, what]) => ({
    path: pathText(['secrets', name]),
    before: null,
    after: what,
  }));
  return [...changes, ...secrets];
}
