import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { useVocabulary } from '../../ui/rule/use-vocabulary.ts';
import { AudienceRow } from './audience-row.tsx';

export type CustomerAudience = Answer<'GET /v1/admin/customers/{id}/audiences'>['data'][number];

interface AudiencesTabProps {
  readonly id: string;
  /** Id of the audience that is explained. */
  readonly open: string | undefined;
  readonly onOpen: (audience: string | undefined) => void;
}

/** Which audiences a person is in, which not, and why. */
export function AudiencesTab({ id, open, onOpen }: AudiencesTabProps): ReactElement {
  const query = useQuery({
    ...get('GET /v1/admin/customers/{id}/audiences', { params: { id } }),
    refetchInterval: 15_000,
  });
  // What a link opens is there with the rest, so that nothing moves.
  const [linked] = useState(open);
  const { ready } = useVocabulary();
  const why = useQuery({
    ...get('GET /v1/admin/customers/{id}/audiences/{audience}', { params: { id, audience: linked ?? '' } }),
    enabled: linked !== undefined,
    retry: false,
  });
  const waits = linked !== undefined && (why.isLoading || !ready);
  if (query.isError)
    return (
      <ProblemNote
        error={query.error}
        title="The audiences could not be read"
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  if (query.data === undefined || waits) return <RowsSkeleton rows={6} height={44} />;
  const all = query.data.data;
  if (all.length === 0)
    return (
      <Empty
        title="There is no audience yet"
        action={
          <ButtonLink to="/audiences" variant="default">
            Audiences
          </ButtonLink>
        }
      >
        An audience is a rule over customers. Which of them somebody is in, and why, is said here.
      </Empty>
    );
  const groups = [
    { title: 'Is in', none: 'Is in no audience.', rows: all.filter(isIn).toSorted(byLatest) },
    { title: 'Is not in', none: 'Is in all of them.', rows: all.filter((one) => !isIn(one)) },
  ];
  return (
    <Stack gap="md">
      {groups.map(({ title, none, rows }) => (
        <Paper key={title} component="section" aria-label={title} p="sm" bg="var(--cw-surface)">
          <Title order={2}>{title}</Title>
          {rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {none}
            </Text>
          ) : (
            <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
              {rows.map((audience) => (
                <AudienceRow
                  key={audience.id}
                  customer={id}
                  audience={audience}
                  open={open === audience.id}
                  onToggle={() => onOpen(open === audience.id ? undefined : audience.id)}
                />
              ))}
            </Stack>
          )}
        </Paper>
      ))}
    </Stack>
  );
}

function isIn({ since }: CustomerAudience): boolean {
  return since !== null;
}

function byLatest(a: CustomerAudience, b: CustomerAudience): number {
  return (b.since ?? '').localeCompare(a.since ?? '');
}
