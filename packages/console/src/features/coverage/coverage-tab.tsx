import { Button, Group, SegmentedControl, Stack, Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { CoverageGroupCard } from './coverage-group-card.tsx';
import { countsOf, coverageGroups, withoutContext, type Reach } from './coverage-groups.ts';
import { CoverageSummary } from './coverage-summary.tsx';

const route = getRouteApi('/shell/integrations/$id/coverage');
const DAYS = ['1', '7', '30'] as const;

/** Which of the fields that came in lately reach the destination, and which never do, and why. */
export function CoverageTab(): ReactElement {
  const id = Number(route.useParams().id);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const days = Number(search.days ?? 7);
  const report = useQuery({
    ...get('GET /v1/admin/integrations/{id}/coverage', { params: { id }, query: { days } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const go = (change: Partial<typeof search>): void => {
    navigate({ search: (now) => ({ ...now, ...change }), resetScroll: false }).catch(() => undefined);
  };
  const chooseDays = (
    <SegmentedControl
      aria-label="How far back to look"
      data={DAYS.map((value) => ({ value, label: value === '1' ? 'Last day' : `${value} days` }))}
      value={String(days)}
      onChange={(value) => go({ days: value === '7' ? undefined : value })}
    />
  );
  if (report.data === undefined)
    return report.isError ? (
      <ProblemNote
        error={report.error}
        title="The coverage could not be worked out"
        onRetry={() => {
          report.refetch().catch(() => undefined);
        }}
      />
    ) : (
      <RowsSkeleton rows={10} height={46} />
    );
  const data = search.context === undefined ? withoutContext(report.data) : report.data;
  const all = [...data.types.flatMap(({ fields }) => fields), ...data.attributes];
  const counts = countsOf(all);
  const bare = data.types.some(({ mapped, fields }) => !mapped && fields.length === 0);
  const show = showOf(search.show, counts.no > 0 || bare);
  const groups = coverageGroups(data, show);
  return (
    <Stack gap="sm" aria-busy={report.isPlaceholderData}>
      <CoverageSummary
        counts={counts}
        events={data.events}
        from={data.from}
        complete={data.complete}
        controls={chooseDays}
      />
      {data.types.length === 0 && data.attributes.length === 0 ? (
        <Empty title="Nothing came in during this time">
          Choose more days, or send events with a tracking key: their fields are listed here a moment later,
          each with whether it reaches the destination.
        </Empty>
      ) : (
        <>
          <Group>
            <SegmentedControl
              aria-label="Which fields to show"
              data={[
                { value: 'no', label: `Never reach (${counts.no})` },
                { value: 'partly', label: `Partly (${counts.partly})` },
                { value: 'yes', label: `Reach (${counts.yes})` },
                { value: 'all', label: 'All' },
              ]}
              value={show}
              onChange={(value) => go({ show: value })}
            />
            <Switch
              label="Also what clients add by themselves (context)"
              checked={search.context !== undefined}
              onChange={(event) => go({ context: event.currentTarget.checked ? 'yes' : undefined })}
            />
          </Group>
          {groups.map((group) => (
            <CoverageGroupCard key={group.type ?? 'attributes\0'} integration={id} group={group} />
          ))}
          {groups.length === 0 && (
            <Empty
              title={show === 'no' ? 'No field is lost: good news' : 'No such field'}
              action={
                <Button variant="default" onClick={() => go({ show: 'all' })}>
                  Show all fields
                </Button>
              }
            >
              {show === 'no'
                ? 'Every field that came in during this time reaches the destination, at least in part.'
                : 'There are fields, but none that stands like this.'}
            </Empty>
          )}
        </>
      )}
    </Stack>
  );
}

function showOf(text: string | undefined, lost: boolean): Reach | 'all' {
  if (text === 'no' || text === 'partly' || text === 'yes' || text === 'all') return text;
  return lost ? 'no' : 'all';
}
