import { Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { roleNote } from '../../ui/needs-role.tsx';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { found } from './template.ts';
import { TemplateTable } from './template-table.tsx';

const route = getRouteApi('/shell/templates');
const EVERY_MS = 10_000;

/** All templates of the workspace. */
export function ListPage(): ReactElement {
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({ ...get('GET /v1/admin/templates', {}), refetchInterval: EVERY_MS });
  const all = query.data?.data ?? [];
  const shown = found(all, search);
  return (
    <Page
      title="Templates"
      about="Programs in Jsonnet that make the body of a request from an event and its customer."
      actions={<CreateLink />}
    >
      {query.isError && query.data === undefined && (
        <ProblemNote
          error={query.error}
          title="The templates could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={4} height={52} />}
      {query.data !== undefined && all.length === 0 && (
        <Empty title="No template yet" action={<CreateLink />}>
          A template decides what of an event is sent, and whether at all. Begin with a recipe, try it with an
          event that came in, then choose it as the request format of a Custom API.
        </Empty>
      )}
      {all.length > 0 && (
        <Group gap="sm">
          <TextInput
            type="search"
            aria-label="Find a template"
            placeholder="Find by name or description"
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
      {shown.length > 0 && <TemplateTable templates={shown} />}
      {all.length > 0 && shown.length === 0 && (
        <Empty
          title="No template matches"
          action={
            <ButtonLink to="/templates" search={{}} variant="default">
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

/** Leads to the recipes; those who may not create see why. */
function CreateLink(): ReactElement {
  const icon = <Plus size={14} aria-hidden />;
  if (useMay('editor'))
    return (
      <ButtonLink to="/templates/new" leftSection={icon}>
        Create template
      </ButtonLink>
    );
  return (
    <OutOfReach why={roleNote('editor')}>
      <ButtonLink to="/templates" leftSection={icon} disabled>
        Create template
      </ButtonLink>
    </OutOfReach>
  );
}
