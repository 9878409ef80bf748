import './chart.css';
import { SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { countText } from '../../ui/count-text.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AttentionList } from './attention-list.tsx';
import { LINES } from './chart-lines.ts';
import { FirstSteps } from './first-steps.tsx';
import { IntegrationsTable } from './integrations-table.tsx';
import { NumberTile } from './number-tile.tsx';
import { rangeOf, RANGES } from './ranges.ts';
import { sum, timesOf } from './rates.ts';
import { TrafficChart } from './traffic-chart.tsx';

const EVERY_MS = 5_000;

/** Is all well? What came in, what became of it, and what needs a person now. */
export function OverviewPage(): ReactElement {
  const { minutes } = useSearch({ from: '/shell/overview' });
  const range = rangeOf(minutes);
  const navigate = useNavigate();
  const query = useQuery({
    ...get('GET /v1/admin/overview', { query: { minutes: range.minutes } }),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="Overview"
      actions={
        <SegmentedControl
          aria-label="How far back"
          data={RANGES.map((one) => ({ value: String(one.minutes), label: one.label }))}
          value={String(range.minutes)}
          onChange={(value) => {
            navigate({ to: '/overview', search: { minutes: Number(value) } }).catch(() => undefined);
          }}
        />
      }
    >
      {query.error !== null && (
        <ProblemNote
          error={query.error}
          title={query.data === undefined ? 'That did not work' : 'These numbers are not new'}
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <Waiting />}
      {query.data !== undefined && <Seen overview={query.data} minutes={range.minutes} words={range.words} />}
    </Page>
  );
}

interface SeenProps {
  readonly overview: Answer<'GET /v1/admin/overview'>;
  readonly minutes: number;
  readonly words: string;
}

function Seen({ overview, minutes, words }: SeenProps): ReactElement {
  const { from, step_seconds: step, accepted, attention, integrations } = overview;
  const times = useMemo(() => timesOf(from, step, accepted.length), [from, step, accepted.length]);
  const counts = useMemo(() => LINES.map(({ key }) => overview[key]), [overview]);
  const missing = new Set(attention.map(({ code }) => code));
  const isNew = missing.has('no_event_yet');
  const waits = attention.filter(
    ({ code }) => !isNew || (code !== 'no_event_yet' && code !== 'no_integration'),
  );
  const refused = sum(overview.refused);
  return (
    <Stack gap="md">
      {isNew && <FirstSteps installed={!missing.has('no_integration')} anyEvent={false} />}
      {(!isNew || waits.length > 0) && <AttentionList attention={waits} />}
      {!isNew && (
        <>
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
            {LINES.map(({ key, label, about, color }, index) => (
              <NumberTile
                key={key}
                label={label}
                about={about}
                color={color}
                times={times}
                counts={counts[index] ?? []}
                minutes={minutes}
                {...(key === 'accepted' && refused > 0 ? { note: `${countText(refused)} refused` } : {})}
              />
            ))}
          </SimpleGrid>
          <TrafficChart times={times} counts={counts} words={words} />
        </>
      )}
      {(!isNew || integrations.length > 0) && <IntegrationsTable rows={integrations} />}
    </Stack>
  );
}

function Waiting(): ReactElement {
  return (
    <Stack gap="md" role="status" aria-label="Loading">
      <Skeleton h={92} />
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        {LINES.map(({ key }) => (
          <Skeleton key={key} h={134} />
        ))}
      </SimpleGrid>
      <Skeleton h={342} />
      <Skeleton h={110} />
    </Stack>
  );
}
