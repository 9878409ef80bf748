import { Chip, Group, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LibraryCard } from './frame-library-card.tsx';
import { categoriesOf, found, installedOf, libraryOf } from './frame-library.ts';
import { IntegrationTabs } from './frame-tabs.tsx';

/** On a narrow screen they take more lines; their place is kept from the start. */
const CHIPS_HEIGHT = { base: 52, sm: 23 };

/** What can be installed, by category and by words. */
export function LibraryPage(): ReactElement {
  const { search = '', category } = useSearch({ from: '/shell/integrations/library' });
  const navigate = useNavigate();
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
  const shelves = useQuery({
    ...get('GET /v1/admin/integration-catalog/categories', {}),
    staleTime: Infinity,
  });
  const installed = useQuery(get('GET /v1/admin/integrations', {}));
  const reading = kinds.isPending || installed.isPending || shelves.isPending;
  const all = libraryOf(kinds.data?.data ?? []);
  const categories = categoriesOf(all, shelves.data?.data ?? []);
  const labelOf = (key: string): string => categories.find((one) => one.key === key)?.label ?? key;
  const shown = found(all, search, category, labelOf);
  const show = (next: { search?: string | undefined; category?: string | undefined }): void => {
    navigate({ to: '/integrations/library', search: next, replace: true }).catch(() => undefined);
  };
  return (
    <Page title="Integrations" about="Where your customers and their events can be sent.">
      <IntegrationTabs />
      <Group gap="sm">
        <TextInput
          aria-label="Search the library"
          placeholder="Search the library"
          leftSection={<Search size={14} aria-hidden />}
          w={{ base: '100%', sm: 260 }}
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
              All{reading ? '' : ` (${all.length})`}
            </Chip>
            {categories.map(({ key, label, count }) => (
              <Chip key={key} value={key} size="xs">
                {label} ({count})
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      {kinds.isError && <ProblemNote error={kinds.error} title="The library could not be read" />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
        {reading && [1, 2, 3].map((one) => <Skeleton key={one} h={190} />)}
        {(reading ? [] : shown).map((kind) => (
          <LibraryCard
            key={kind.key}
            kind={kind}
            category={labelOf(kind.category)}
            installed={installedOf(kind, installed.data?.data ?? [])}
          />
        ))}
      </SimpleGrid>
      {!reading && kinds.data !== undefined && shown.length === 0 && (
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
