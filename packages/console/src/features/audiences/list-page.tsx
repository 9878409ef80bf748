import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { roleNote } from '../../ui/needs-role.tsx';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { useVocabulary } from '../../ui/rule/use-vocabulary.ts';
import { found } from './audience.ts';
import { AudienceTable } from './audience-table.tsx';
import { JudgingBanner } from './judging-banner.tsx';
import { ListMenu } from './list-menu.tsx';
import { StartingCards } from './starting-cards.tsx';
import { startingPoints } from './starting-points.ts';

const route = getRouteApi('/shell/audiences');
const EVERY_MS = 10_000;
const EVERY_MS_JUDGING = 1_500;

/** All audiences of the workspace. */
export function ListPage(): ReactElement {
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    ...get('GET /v1/admin/audiences', {}),
    refetchInterval: ({ state }) => (state.data?.judging?.state === 'running' ? EVERY_MS_JUDGING : EVERY_MS),
  });
  const all = query.data?.data ?? [];
  const judging = query.data?.judging ?? null;
  const shown = found(all, search);
  return (
    <Page
      title="Audiences"
      about="Customers who have something in common. Who joins and leaves is known at once, and integrations can be told."
      actions={
        <>
          <CreateLink />
          <ListMenu />
        </>
      }
    >
      {query.isError && query.data === undefined && (
        <ProblemNote
          error={query.error}
          title="The audiences could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={5} height={58} />}
      {judging !== null && judging.state !== 'done' && <JudgingBanner judging={judging} />}
      {query.data !== undefined && all.length === 0 && <NoAudience />}
      {all.length > 0 && (
        <Group gap="sm">
          <TextInput
            type="search"
            aria-label="Find an audience"
            placeholder="Find by name, slug or description"
            leftSection={<Search size={14} aria-hidden />}
            w={{ base: '100%', xs: 280 }}
            value={search}
            onChange={({ currentTarget: { value } }) => {
              navigate({ search: value === '' ? {} : { search: value }, replace: true }).catch(
                () => undefined,
              );
            }}
          />
          <Text size="sm" c="dimmed" role="status">
            {shown.length} of {all.length}
          </Text>
        </Group>
      )}
      {shown.length > 0 && <AudienceTable audiences={shown} judging={judging} />}
      {all.length > 0 && shown.length === 0 && (
        <Empty
          title="No audience matches"
          action={
            <ButtonLink to="/audiences" search={{}} variant="default">
              Show all
            </ButtonLink>
          }
        >
          Try a shorter word.
        </Empty>
      )}
    </Page>
  );
}

/** What an audience is, and a few to begin with. */
function NoAudience(): ReactElement {
  const { vocabulary, ready } = useVocabulary();
  const points = useMemo(() => startingPoints(vocabulary), [vocabulary]);
  const may = useMay('editor');
  return (
    <Stack gap="sm">
      <Empty title="No audience yet" action={<CreateLink />}>
        An audience is a rule over customers: what is known of them, what they did and when, and which other
        audiences they are in. Customers join as soon as they meet it, and leave as soon as they do not, also
        when only time has passed. Integrations can be told of both.
      </Empty>
      {may && ready && <StartingCards points={points} />}
    </Stack>
  );
}

/** Leads to what one can begin with; those who may not create see why. */
function CreateLink(): ReactElement {
  const icon = <Plus size={14} aria-hidden />;
  if (useMay('editor'))
    return (
      <ButtonLink to="/audiences/new" leftSection={icon}>
        Create audience
      </ButtonLink>
    );
  return (
    <OutOfReach why={roleNote('editor')}>
      <ButtonLink to="/audiences" leftSection={icon} disabled>
        Create audience
      </ButtonLink>
    </OutOfReach>
  );
}
