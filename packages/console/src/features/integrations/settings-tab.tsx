import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { NextSteps } from './install/next-steps.tsx';
import { EditKind, kindOf } from './kind-form-loader.tsx';
import { SettingsSkeleton } from './settings-skeleton.tsx';

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
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
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
  if (kinds.data === undefined) {
    if (kinds.error === null) return <SettingsSkeleton />;
    return <ProblemNote error={kinds.error} title="The library could not be read" />;
  }
  const kind = kindOf(kinds.data, data.kind);
  if (kind === undefined)
    return (
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          The library has nothing of this kind any more. These are its settings.
        </Text>
        <CodeView value={data.settings} label="settings as JSON" />
      </Stack>
    );
  return (
    <EditKind
      key={id}
      integration={data}
      kind={kind}
      map={map}
      onMapped={() => {
        navigate({ search: {}, replace: true }).catch(() => undefined);
      }}
    />
  );
}
