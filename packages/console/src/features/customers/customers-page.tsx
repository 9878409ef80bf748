import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { CustomerTable } from './customer-table.tsx';

const route = getRouteApi('/shell/customers');
const LIST = 'GET /v1/admin/customers';

/** Everybody the hub knows, newest first, and a way to find one of them. */
export function CustomersPage(): ReactElement {
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (text: string): void => {
    navigate({ search: text === '' ? {} : { search: text } }).catch(() => undefined);
  };
  const pages = usePages([LIST, { search }], (cursor, signal) =>
    api(LIST, { query: { search, cursor }, signal }),
  );
  const none = !pages.loading && pages.error === null && pages.rows.length === 0 && !pages.more;
  // The search knows ids that were sent; somebody not named yet has one that the hub made up.
  const exact = useQuery({
    ...get('GET /v1/admin/customers/{id}', { params: { id: search ?? '' } }),
    enabled: none && search !== undefined,
    retry: false,
  });
  const found = none && exact.data !== undefined ? [exact.data] : pages.rows;
  return (
    <Page title="Customers" about="People the hub has heard of: by name, or so far only by an anonymous id.">
      <SearchForm key={search} search={search ?? ''} onSearch={go} />
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="Customers could not be read" onRetry={pages.retry} />
      )}
      {pages.loading || exact.isLoading ? (
        <RowsSkeleton rows={14} />
      ) : found.length > 0 ? (
        <CustomerTable customers={found} />
      ) : (
        none && <NobodyFound search={search} onReset={() => go('')} />
      )}
      {!pages.loading && (
        <LoadMore more={pages.more} scannedTo={pages.scannedTo} busy={pages.busy} onMore={pages.loadMore} />
      )}
    </Page>
  );
}

interface SearchFormProps {
  readonly search: string;
  readonly onSearch: (text: string) => void;
}

function SearchForm({ search, onSearch }: SearchFormProps): ReactElement {
  const [text, setText] = useState(search);
  return (
    <form
      role="search"
      aria-label="Customers"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          maw={560}
          aria-label="Id, beginning of an id, anonymous id or e-mail address"
          placeholder="Id, beginning of an id, anonymous id or e-mail address"
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          spellCheck={false}
          maxLength={512}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSection={
            (text !== '' || search !== '') && (
              <ActionIcon
                size="sm"
                aria-label="Reset the search"
                onClick={() => {
                  setText('');
                  onSearch('');
                }}
              >
                <X size={14} />
              </ActionIcon>
            )
          }
        />
        <Button type="submit" variant={text.trim() === search ? 'default' : 'filled'}>
          Search
        </Button>
      </Group>
    </form>
  );
}

function NobodyFound({
  search,
  onReset,
}: {
  readonly search: string | undefined;
  readonly onReset: () => void;
}): ReactElement {
  if (search === undefined)
    return (
      <Empty title="Nobody is here yet">
        A customer is made by the first event that names one. Send an identify call with a tracking key.
      </Empty>
    );
  return (
    <Empty
      title="Nobody found"
      action={
        <Button variant="default" onClick={onReset}>
          Show everybody
        </Button>
      }
    >
      Search by an id or its beginning, by a whole anonymous id, or by a whole e-mail address. Capital and
      small letters of an id count.
    </Empty>
  );
}
