import { Paper, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { NextSteps } from './install/next-steps.tsx';
import { EditInsider } from './insider/edit-insider.tsx';
import { isJobKind } from './trigger/job-kind.ts';

const EditCustom = lazy(async () => ({ default: (await import('./custom/edit-custom.tsx')).EditCustom }));

const EditJob = lazy(async () => ({ default: (await import('./trigger/edit-job.tsx')).EditJob }));

const route = getRouteApi('/shell/integrations/$id/settings');

/** The settings of an installed integration, and what comes next after it was installed. */
export function SettingsTab(): ReactElement {
  const { id } = route.useParams();
  const { next } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useQuery(get('GET /v1/admin/integrations/{id}', { params: { id } }));
  return (
    <Stack gap="md">
      {next !== undefined && data !== undefined && (
        <NextSteps
          id={id}
          kind={data.kind}
          onClose={() => {
            navigate({ search: {}, replace: true }).catch(() => undefined);
          }}
        />
      )}
      <Settings />
    </Stack>
  );
}

function Settings(): ReactElement {
  const { id } = route.useParams();
  const { map } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(get('GET /v1/admin/integrations/{id}', { params: { id } }));
  if (data === undefined) {
    if (error === null) return <SettingsSkeleton />;
    return (
      <ProblemNote
        error={error}
        title="The settings could not be read"
        onRetry={() => {
          refetch().catch(() => undefined);
        }}
      />
    );
  }
  if (data.kind === 'custom')
    return (
      <Suspense fallback={<SettingsSkeleton />}>
        <EditCustom key={id} integration={data} />
      </Suspense>
    );
  if (isJobKind(data.kind))
    return (
      <Suspense fallback={<SettingsSkeleton />}>
        <EditJob key={id} integration={data} />
      </Suspense>
    );
  if (data.kind !== 'insider') {
    return (
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          There is no form for this kind of integration yet. These are its settings; the admin API changes
          them.
        </Text>
        <CodeView value={data.settings} label="settings as JSON" />
      </Stack>
    );
  }
  return (
    <EditInsider
      key={id}
      integration={data}
      map={map}
      onMapped={() => {
        navigate({ search: {}, replace: true }).catch(() => undefined);
      }}
    />
  );
}

/** Holds the place of the form. */
export function SettingsSkeleton(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm" role="status" aria-label="Loading">
      <Stack gap="sm">
        <Paper>
          <Skeleton h={336} />
        </Paper>
        <Paper>
          <Skeleton h={640} />
        </Paper>
      </Stack>
      <Paper>
        <Skeleton h={480} />
      </Paper>
    </SimpleGrid>
  );
}
