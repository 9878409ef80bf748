import { Paper } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { useSession } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { AdminsOnly } from './admins-only.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { endOfDay, startOfDay } from './day-bounds.ts';

export function AuditPage(): ReactElement {
  return (
    <Page
      title="Audit"
      about="Every change of the configuration, and every event added by hand: who, when, and what it was before."
    >
      <AdminsOnly what="It says who changed what, and when.">
        <Entries />
      </AdminsOnly>
    </Page>
  );
}

function Entries(): ReactElement {
  const { action, actor, target, from, to } = useSearch({ from: '/shell/settings/audit' });
  const zone = useSession().workspace.time_zone;
  const query = {
    action,
    actor,
    target,
    from: from === undefined ? undefined : startOfDay(from, zone)?.toString(),
    to: to === undefined ? undefined : endOfDay(to, zone)?.toString(),
  };
  const pages = usePages(['GET /v1/admin/audit', query], (cursor, signal) =>
    api('GET /v1/admin/audit', { query: { ...query, cursor }, signal }),
  );
  const filtered = Object.values(query).some((value) => value !== undefined);
  return (
    <>
      <AuditFilters />
      {pages.error !== null && <ProblemNote error={pages.error} onRetry={pages.retry} />}
      {pages.loading && <RowsSkeleton rows={12} height={36} />}
      {pages.rows.length > 0 && (
        <Paper p={0} bg="var(--cw-surface)">
          {pages.rows.map((entry, index) => (
            <AuditRow key={entry.id} entry={entry} first={index === 0} />
          ))}
        </Paper>
      )}
      {!pages.loading && pages.error === null && pages.rows.length === 0 && (
        <Empty
          title={filtered ? 'No change matches' : 'Nothing was changed yet'}
          action={
            filtered && (
              <ButtonLink to="/settings/audit" search={{}} variant="default">
                Show all changes
              </ButtonLink>
            )
          }
        >
          {filtered
            ? 'Names of people and of what they changed have to be written exactly. Or look at more days.'
            : 'As soon as somebody changes a setting, a key or a mapping, it is listed here.'}
        </Empty>
      )}
      {pages.rows.length > 0 && (
        <LoadMore
          more={pages.more}
          scannedTo={pages.scannedTo}
          busy={pages.busy}
          onMore={pages.loadMore}
          end="That is all."
        />
      )}
    </>
  );
}
