import { Box, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { isMoving } from './fate-steps.ts';
import { TimelineEvent } from './timeline-event.tsx';
import { TypeFilter } from './type-filter.tsx';

const TIMELINE = 'GET /v1/admin/customers/{id}/timeline';
type Entry = Answer<typeof TIMELINE>['data'][number];

interface EventListProps {
  readonly id: string;
  readonly type: string | undefined;
  readonly onType: (type: string | undefined) => void;
}

/** Every event of one person, and how far each has come on its way to every integration. */
export function TimelineTab({ id, type, onType }: EventListProps): ReactElement {
  const pages = usePages<Entry>(
    [TIMELINE, { id }, { type }],
    (cursor, signal) => api(TIMELINE, { params: { id }, query: { type, cursor }, signal }),
    (rows) => (rows.some(({ fates }) => fates.some(({ state }) => isMoving(state))) ? 2_500 : 30_000),
  );
  return (
    <Stack gap="sm">
      <TypeFilter key={type} type={type} onType={onType} />
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="The timeline could not be read" onRetry={pages.retry} />
      )}
      {pages.loading && <RowsSkeleton rows={6} height={78} />}
      {!pages.loading && pages.rows.length === 0 && pages.error === null && !pages.more && (
        <NoEvents type={type} />
      )}
      {pages.rows.length > 0 && (
        <Box component="ol" aria-label="Events, newest first" p={0} m={0} style={{ listStyle: 'none' }}>
          {pages.rows.map((event) => (
            <Box component="li" key={event.id} mb="xs">
              <TimelineEvent event={event} />
            </Box>
          ))}
        </Box>
      )}
      {!pages.loading && (
        <LoadMore more={pages.more} scannedTo={pages.scannedTo} busy={pages.busy} onMore={pages.loadMore} />
      )}
    </Stack>
  );
}

export function NoEvents({ type }: { readonly type: string | undefined }): ReactElement {
  return (
    <Empty title={type === undefined ? 'No events are kept of this person' : 'No such event'}>
      {type === undefined
        ? 'What they do appears here a moment after it comes in. Events older than the time for which events are kept are gone.'
        : 'This person has no event of this type that is still kept. The name must be written as it came in, with capital and small letters.'}
    </Empty>
  );
}
