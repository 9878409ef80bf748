import { Box, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useMatch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { EditTemplate } from './edit-template.tsx';
import { HistoryTab } from './history-tab.tsx';
import { HEAD_HEIGHT, TemplateHead } from './template-head.tsx';

const route = getRouteApi('/shell/templates/$id');
const EVERY_MS = 10_000;

/** One template. What is being edited stays while one looks at what it was before. */
export function TemplatePage(): ReactElement {
  const { id } = route.useParams();
  // Not by the address: on the way there, that is ahead of the route whose search the history reads.
  const history = useMatch({ from: '/shell/templates/$id/history', shouldThrow: false });
  const onHistory = history !== undefined;
  const query = useQuery({
    ...get('GET /v1/admin/templates/{id}', { params: { id } }),
    refetchInterval: EVERY_MS,
  });
  const { data: template, error } = query;
  useDocumentTitle(`${clip(template?.name ?? 'Template', 80)} · Causeway`);
  if (error instanceof ApiError && (error.status === 404 || error.status === 422))
    return (
      <Page title="Template">
        <Empty
          title="There is no such template"
          action={<ButtonLink to="/templates">All templates</ButtonLink>}
        >
          It was removed, or the address is mistyped.
        </Empty>
      </Page>
    );
  if (error !== null && template === undefined)
    return (
      <ProblemNote
        error={error}
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  return (
    <Stack gap="md">
      {template === undefined ? <Skeleton h={HEAD_HEIGHT} /> : <TemplateHead template={template} />}
      <TabLinks label="Of this template">
        <TabLink to="/templates/$id" params={{ id }} activeOptions={{ exact: true }} word="Editor" />
        <TabLink
          to="/templates/$id/history"
          params={{ id }}
          activeOptions={{ includeSearch: false }}
          word="History"
        />
      </TabLinks>
      {template === undefined ? (
        <EditorSkeleton />
      ) : (
        <>
          <Box hidden={onHistory}>
            <EditTemplate key={id} template={template} shown={!onHistory} />
          </Box>
          {onHistory && <HistoryTab template={template} wanted={history.search.revision} />}
        </>
      )}
    </Stack>
  );
}

/** Holds the place of the editor. */
function EditorSkeleton(): ReactElement {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm" role="status" aria-label="Loading">
      <Stack gap="sm">
        <Skeleton h={150} />
        <Skeleton h={460} />
      </Stack>
      <Skeleton h={420} />
    </SimpleGrid>
  );
}
