import { Badge, Box, Skeleton, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { shortCount } from '../../ui/count-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { HEAD_HEIGHT, IntegrationHead } from './frame-head.tsx';
import { PauseNote } from './frame-pause-note.tsx';
import { isJobKind } from './trigger/job-kind.ts';

const EVERY_MS = 5_000;

/** The frame of one integration: how it is, what can be done with it, and its tabs. */
export function IntegrationPage(): ReactElement {
  const { id } = useParams({ from: '/shell/integrations/$id' });
  const query = useQuery({
    ...get('GET /v1/admin/integrations/{id}', { params: { id } }),
    refetchInterval: EVERY_MS,
  });
  const { data: integration, error } = query;
  useDocumentTitle(`${integration?.name ?? 'Integration'} · Causeway`);
  if (error instanceof ApiError && error.status === 404)
    return (
      <Page title="Integration">
        <Empty
          title="There is no such integration"
          action={<ButtonLink to="/integrations">All integrations</ButtonLink>}
        >
          It was removed, or the address is mistyped.
        </Empty>
      </Page>
    );
  if (error !== null && integration === undefined)
    return (
      <ProblemNote
        error={error}
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  const dead = integration?.counts.dead_letters ?? 0;
  return (
    <Stack gap="md">
      {integration === undefined ? (
        <Skeleton h={HEAD_HEIGHT} />
      ) : (
        <IntegrationHead integration={integration} />
      )}
      {integration !== undefined && <PauseNote integration={integration} />}
      <TabLinks label="Of this integration">
        <TabLink to="/integrations/$id/settings" params={{ id }} word="Settings" />
        <TabLink to="/integrations/$id/revisions" params={{ id }} word="Revisions" />
        <TabLink to="/integrations/$id/logs" params={{ id }} word="Outbound logs" />
        {integration?.kind === 'insider' && (
          <TabLink to="/integrations/$id/inbound-logs" params={{ id }} word="Inbound logs" />
        )}
        <TabLink
          to="/integrations/$id/dead-letters"
          params={{ id }}
          word="Dead letters"
          mark={dead > 0 && <Badge color="red">{shortCount(dead)}</Badge>}
        />
        {(integration === undefined || hasMappings(integration.kind)) && (
          <TabLink to="/integrations/$id/coverage" params={{ id }} word="Coverage" />
        )}
      </TabLinks>
      <Box>
        <Outlet />
      </Box>
    </Stack>
  );
}

/** Kinds that send what is mapped, so that fields can be left behind. */
function hasMappings(kind: string): boolean {
  return kind !== 'custom' && !isJobKind(kind);
}
