import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { LIST_STATES, listed, listStateOf } from './list-rows.ts';
import { ListTable } from './list-table.tsx';
import { CreateLink } from './webhooks-page.tsx';

const route = getRouteApi('/shell/webhook-lists/webhooks');
const EVERY_MS = 10_000;

/** All that there are, but for those put away. */
export function ListTab(): ReactElement {
  const { state: wanted, search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...get('GET /v1/admin/webhooks', {}), refetchInterval: EVERY_MS });
  const all = query.data?.data ?? [];
  const state = listStateOf(wanted);
  const shown = listed(all, state, search);
  const go = (next: { state?: string | undefined; search?: string | undefined }): void => {
    navigate({ search: (now) => ({ ...now, ...next }), replace: true }).catch(() => undefined);
  };
  if (query.isError && query.data === undefined)
    return (
      <ProblemNote
        error={query.error}
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  if (query.data !== undefined && all.length === 0) return <NoneYet />;
  return (
    <>
      <Group gap="sm">
        <TextInput
          type="search"
          aria-label="Find a webhook by name or endpoint"
          placeholder="Find by name or endpoint"
          leftSection={<Search size={14} aria-hidden />}
          w={{ base: '100%', xs: 260 }}
          value={search}
          onChange={({ currentTarget: { value } }) => go({ search: value === '' ? undefined : value })}
        />
        <SegmentedControl
          aria-label="State"
          data={LIST_STATES.map((one) => ({ ...one }))}
          value={state}
          onChange={(value) => go({ state: value === 'all' ? undefined : value })}
        />
        {query.data !== undefined && (
          <Text size="sm" c="dimmed" role="status">
            {shown.length} of {all.length}
          </Text>
        )}
      </Group>
      {query.isPending && <RowsSkeleton rows={6} height={52} />}
      {shown.length > 0 && <ListTable webhooks={shown} />}
      {query.data !== undefined && shown.length === 0 && (
        <Empty
          title={search === '' ? `No webhook is ${state === 'all' ? 'in use' : state}` : 'No webhook matches'}
          action={
            <ButtonLink to="/webhooks" search={{}} variant="default">
              Show all
            </ButtonLink>
          }
        >
          {state === 'all'
            ? 'Archived ones are not among them; choose Archived to see those.'
            : 'Look at the others, or type a shorter word.'}
        </Empty>
      )}
    </>
  );
}

function NoneYet(): ReactElement {
  return (
    <Empty title="No webhook yet" action={<CreateLink />}>
      A webhook gives another system an address here. Say which of its messages count, which event they become
      and how their fields are mapped; try it with a message of theirs, then set it active.
    </Empty>
  );
}
