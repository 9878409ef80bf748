import { Chip, Group, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LibraryCard } from './frame-library-card.tsx';
import { categoriesOf, found, installedOf, libraryOf } from './frame-library.ts';

/** On a narrow screen they take two lines; their place is kept from the start. */
const CHIPS_HEIGHT = { base: 52, xs: 23 };

export function LibraryPage(): ReactElement {
  const { search = '', category } = useSearch({ from: '/shell/integrations/library' });
  const navigate = useNavigate();
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
  const installed = useQuery(get('GET /v1/admin/integrations', {}));
  const reading = kinds.isPending || installed.isPending;
  const all = libraryOf(kinds.data?.data ?? []);
  const shown = found(all, search, category);
  const show = (next: { search?: string | undefined; category?: string | undefined }): void => {
    navigate({ to: '/integrations/library', search: next, replace: true }).catch(() => undefined);
  };
  return (
    <Page title="Library" about={<TextLink to="/integrations">All that is installed</TextLink>}>
      <Group gap="sm">
        <TextInput
          aria-label="Search the library"
          placeholder="Search the library"
          leftSection={<Search size={14} aria-hidden />}
          w={{ base: '100%', xs: 260 }}
          value={search}
          onChange={({ currentTarget: { value } }) =>
            show({ search: value === '' ? undefined : value, category })
          }
        />
        <Chip.Group
          value={category ?? ''}
          onChange={(value) => show({ search, category: value === '' ? undefined : value })}
        >
          <Group gap={6} role="radiogroup" aria-label="Category" mih={CHIPS_HEIGHT} align="flex-start">
            <Chip value="" size="xs">
              All
            </Chip>
            {categoriesOf(all).map((name) => (
              <Chip key={name} value={name} size="xs">
                {name}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      {kinds.isError && <ProblemNote error={kinds.error} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {reading && [1, 2, 3].map((one) => <Skeleton key={one} h={150} />)}
        {(reading ? [] : shown).map((kind) => (
          <LibraryCard key={kind.key} kind={kind} installed={installedOf(kind, installed.data?.data ?? [])} />
        ))}
      </SimpleGrid>
      {kinds.data !== undefined && shown.length === 0 && (
        <Empty
          title="Nothing in the library matches"
          action={
            <ButtonLink to="/integrations/library" search={{}} variant="default">
              Show all of it
            </ButtonLink>
          }
        >
          Try a shorter word, or look through all categories.
        </Empty>
      )}
    </Page>
  );
}
