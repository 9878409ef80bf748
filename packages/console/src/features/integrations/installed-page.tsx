import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { InstalledRow } from './frame-installed-row.tsx';
import { IntegrationTabs } from './frame-tabs.tsx';

const EVERY_MS = 5_000;

export function InstalledPage(): ReactElement {
  const installed = useQuery({ ...get('GET /v1/admin/integrations', {}), refetchInterval: EVERY_MS });
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: Infinity });
  const labels = new Map(kinds.data?.data.map(({ key, label }) => [key, label]));
  // The words for kinds take their place, so that rows do not grow when they come.
  const reading = installed.isPending || kinds.isPending;
  const add = (
    <ButtonLink to="/integrations/library" leftSection={<Plus size={14} aria-hidden />}>
      Add integration
    </ButtonLink>
  );
  return (
    <Page title="Integrations" about="Where your customers and their events are sent." actions={add}>
      <IntegrationTabs />
      {reading && <RowsSkeleton rows={2} height={84} />}
      {installed.isError && installed.data === undefined && (
        <ProblemNote
          error={installed.error}
          onRetry={() => {
            installed.refetch().catch(() => undefined);
          }}
        />
      )}
      {installed.data?.data.length === 0 && (
        <Empty
          title="No integration is installed yet"
          action={<ButtonLink to="/integrations/library">Choose from the library</ButtonLink>}
        >
          Events are taken in and kept, but nothing is sent anywhere. Install Insider, or another integration,
          and say what goes where.
        </Empty>
      )}
      <Stack gap="sm">
        {(reading ? undefined : installed.data)?.data.map((integration) => (
          <InstalledRow
            key={integration.id}
            integration={integration}
            kind={labels.get(integration.kind) ?? integration.kind}
          />
        ))}
      </Stack>
    </Page>
  );
}
