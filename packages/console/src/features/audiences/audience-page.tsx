import { Box, Skeleton, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { shortCount } from '../../ui/count-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import type { Audience } from './audience.ts';
import { AudienceHead, HEAD_HEIGHT } from './audience-head.tsx';
import { EditAudience } from './edit-audience.tsx';
import { HistoryTab } from './history-tab.tsx';
import { MembersTab } from './members-tab.tsx';
import { usesOf } from './used-by.tsx';
import { useRule } from './use-rule.ts';
import { UsesTab } from './uses-tab.tsx';
import './audiences.css';

const route = getRouteApi('/shell/audiences/$id');
const EVERY_MS = 10_000;
const EVERY_MS_JUDGING = 2_000;

/** One audience. What is being edited stays while one looks at who is in it. */
export function AudiencePage(): ReactElement {
  const { id } = route.useParams();
  const tab = useLocation({ select: ({ pathname }) => /\/(members|history|uses)\/?$/.exec(pathname)?.[1] });
  const query = useQuery({
    ...get('GET /v1/admin/audiences/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.judged === false ? EVERY_MS_JUDGING : EVERY_MS),
  });
  const { data: audience, error } = query;
  const judging = useQuery({
    ...get('GET /v1/admin/judging', {}),
    enabled: audience?.judged === false,
    refetchInterval: EVERY_MS_JUDGING,
    retry: false,
  });
  useDocumentTitle(`${clip(audience?.name ?? 'Audience', 80)} · Causeway`);
  if (error instanceof ApiError && (error.status === 404 || error.status === 400 || error.status === 422))
    return (
      <Page title="Audience">
        <Empty
          title="There is no such audience"
          action={<ButtonLink to="/audiences">All audiences</ButtonLink>}
        >
          It was removed, or the address is mistyped.
        </Empty>
      </Page>
    );
  if (error !== null && audience === undefined)
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
      {audience === undefined ? (
        <Skeleton h={HEAD_HEIGHT} />
      ) : (
        <AudienceHead audience={audience} judging={judging.data ?? null} />
      )}
      <TabLinks label="Of this audience">
        <TabLink to="/audiences/$id" params={{ id }} activeOptions={{ exact: true }} word="Rule" />
        <TabLink
          to="/audiences/$id/members"
          params={{ id }}
          word="Members"
          mark={audience !== undefined && shortCount(audience.members)}
        />
        <TabLink
          to="/audiences/$id/history"
          params={{ id }}
          activeOptions={{ includeSearch: false }}
          word="History"
        />
        <TabLink
          to="/audiences/$id/uses"
          params={{ id }}
          word="Uses"
          mark={audience !== undefined && usesOf(audience.used_by)}
        />
      </TabLinks>
      {audience === undefined ? (
        <EditorSkeleton />
      ) : (
        <>
          <Box hidden={tab !== undefined}>
            <Editor key={id} audience={audience} shown={tab === undefined} />
          </Box>
          {tab === 'members' && <MembersTab audience={audience} />}
          {tab === 'history' && <HistoryTab audience={audience} />}
          {tab === 'uses' && <UsesTab audience={audience} />}
        </>
      )}
    </Stack>
  );
}

interface EditorProps {
  readonly audience: Audience;
  readonly shown: boolean;
}

/** The editor, once all that it shows at first is there, so that nothing in it moves. */
function Editor(props: EditorProps): ReactElement {
  const { settled } = useRule(props.audience.filter, props.audience.id);
  const [began, setBegan] = useState(settled);
  if (settled && !began) setBegan(true);
  return began ? <EditAudience {...props} /> : <EditorSkeleton />;
}

/** Holds the place of the editor. */
function EditorSkeleton(): ReactElement {
  return (
    <div className="cw-audience" role="status" aria-label="Loading">
      <Stack gap="sm">
        <Skeleton h={166} />
        <Skeleton h={300} />
      </Stack>
      <Skeleton h={160} />
    </div>
  );
}
