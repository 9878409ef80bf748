import { Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { usePages } from '../../../ui/use-pages.ts';
import { AllowanceList } from './allowance-list.tsx';
import { ConsentLedger } from './consent-ledger.tsx';
import { SubjectList } from './subject-list.tsx';
import { WriteConsent } from './write-consent.tsx';

export type Consents = Answer<'GET /v1/admin/customers/{id}/consents'>;
const LEDGER = 'GET /v1/admin/customers/{id}/consents/changes';
export type ConsentChange = Answer<typeof LEDGER>['data'][number];

interface ConsentsTabProps {
  readonly id: string;
  /** Nobody has named them yet. */
  readonly anonymous: boolean;
}

/** What somebody agreed to, who may therefore be told of them, and every time they said so. */
export function ConsentsTab({ id, anonymous }: ConsentsTabProps): ReactElement {
  const consents = useQuery({
    ...get('GET /v1/admin/customers/{id}/consents', { params: { id } }),
    refetchInterval: 15_000,
  });
  const ledger = usePages([LEDGER, { id }], (cursor, signal) =>
    api(LEDGER, { params: { id }, query: { cursor, limit: 50 }, signal }),
  );
  if (consents.isError)
    return (
      <ProblemNote
        error={consents.error}
        title="The consents could not be read"
        onRetry={() => {
          consents.refetch().catch(() => undefined);
        }}
      />
    );
  if (consents.data === undefined || ledger.loading) return <RowsSkeleton rows={12} />;
  const { subjects, integrations } = consents.data;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={640}>
          For what their data may be used, and how they may be written to. The later word counts.
        </Text>
        <WriteConsent id={id} anonymous={anonymous} consents={consents.data} />
      </Group>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <SubjectList
              title="Purposes"
              subjects={subjects.filter(({ kind }) => kind === 'purpose')}
              changes={ledger.rows}
            />
            <SubjectList
              title="Channels"
              subjects={subjects.filter(({ kind }) => kind === 'channel')}
              changes={ledger.rows}
            />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <AllowanceList integrations={integrations} />
        </Grid.Col>
      </Grid>
      <ConsentLedger customer={id} ledger={ledger} />
    </Stack>
  );
}
