import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { Empty } from '../../../ui/empty.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { usePages } from '../../../ui/use-pages.ts';
import { ComparePanel } from './compare-panel.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RevisionRow } from './revision-row.tsx';
import { changesIn, REVISIONS, type Revision } from './revision.ts';

const route = getRouteApi('/shell/integrations/$id/revisions');

/** How an integration was configured from one change to the next: what each changed, and the way back. */
export function RevisionsTab(): ReactElement {
  const { id } = route.useParams();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const integration = useQuery(get('GET /v1/admin/integrations/{id}', { params: { id } })).data;
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
  const pages = usePages([REVISIONS, { id }], (cursor, signal) =>
    api(REVISIONS, { params: { id }, query: { limit: 50, cursor }, signal }),
  );
  const [restoring, setRestoring] = useState<Revision>();
  const fields = kinds.data?.data.find(({ key }) => key === integration?.kind)?.fields ?? [];
  const { rows } = pages;
  if (pages.error !== null && rows.length === 0)
    return <ProblemNote error={pages.error} title="The revisions could not be read" onRetry={pages.retry} />;
  if (pages.loading || integration === undefined || kinds.isPending)
    return <RowsSkeleton rows={6} height={44} />;
  if (rows.length === 0)
    return (
      <Empty title="No revision is kept yet">
        The next change of the settings, the name or the consent is the first one that stands here.
      </Empty>
    );
  const present = rows[0];
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Every change of settings, name and consent is a revision, which never changes. Pausing is none, so
        that numbers may be missing. Secrets are kept apart: a revision says that one was written, not what it
        is.
      </Text>
      <ComparePanel id={id} rows={rows} fields={fields} />
      <Paper p={0} bg="var(--cw-surface)" component="section" aria-label="Revisions">
        {rows.map((revision, index) => (
          <RevisionRow
            key={revision.revision}
            revision={revision}
            first={index === 0}
            present={revision === present}
            beginning={!pages.more && index === rows.length - 1}
            changes={changesIn(revision, rows[index + 1])}
            fields={fields}
            open={String(revision.revision) === open}
            onToggle={() => {
              const next = String(revision.revision) === open ? undefined : String(revision.revision);
              navigate({
                search: (before) => ({ ...before, open: next }),
                replace: true,
                resetScroll: false,
              }).catch(() => undefined);
            }}
            onRestore={() => setRestoring(revision)}
          />
        ))}
      </Paper>
      <LoadMore more={pages.more} scannedTo={undefined} busy={pages.busy} onMore={pages.loadMore} />
      {restoring !== undefined && (
        <RestoreDialog
          key={restoring.revision}
          integration={integration}
          revision={restoring}
          fields={fields}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </Stack>
  );
}
