import { CloseButton, Group, Paper, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { filtersOf, noFilters } from '../../../ui/log/criteria.ts';
import { FreshBar } from '../../../ui/log/fresh-bar.tsx';
import { LogList } from '../../../ui/log/log-list.tsx';
import { NothingFound } from '../../../ui/log/nothing-found.tsx';
import { SearchField } from '../../../ui/log/search-field.tsx';
import { TimeRangeField } from '../../../ui/log/time-range-field.tsx';
import { useLogPages } from '../../../ui/log/use-log-pages.ts';
import { HOOK_COLUMNS } from './hook-columns.tsx';
import { hookCriteria } from './hook-criteria.ts';
import { HookEntry } from './hook-entry.tsx';
import { hookSource } from './hook-source.ts';

type Search = Readonly<Record<string, string | undefined>>;

interface HookLogProps {
  /** The only one whose requests are listed. */
  readonly webhook?: number;
  /** What the address says, and how to make it say something else. */
  readonly search: Search;
  readonly onSearch: (change: Search, replace: boolean) => void;
  /** What to say when nothing has come in. */
  readonly empty: ReactNode;
}

const COLUMNS_OF_ONE = HOOK_COLUMNS.filter(
  (column) => !('accessorKey' in column) || column.accessorKey !== 'owner',
);

/** Requests to webhooks, and what was made of them. All of what is chosen is in the address. */
export function HookLog({ webhook, search, onSearch: go, empty }: HookLogProps): ReactElement {
  const { from, to, open } = search;
  const openId = /^[1-9]\d{0,14}$/.test(open ?? '') ? Number(open) : undefined;
  const [watch, setWatch] = useLocalStorage({ key: 'causeway-logs-refresh', defaultValue: false });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const all = useQuery({ ...get('GET /v1/admin/webhooks', {}), enabled: webhook === undefined });
  const criteria = useMemo(() => {
    const actions = (types.data?.data ?? []).filter((type) => type.submittable).map(({ name }) => name);
    return hookCriteria({ actions, webhooks: webhook === undefined ? (all.data?.data ?? []) : undefined });
  }, [types.data, all.data, webhook]);
  const filters = filtersOf(search, criteria);
  const pages = useLogPages(hookSource(webhook, filters, from, to), watch, true);
  const toggle = (id: number): void => go({ open: id === openId ? undefined : String(id) }, true);
  const reset = (): void =>
    go({ ...noFilters(criteria), from: undefined, to: undefined, open: undefined }, false);
  const narrowed = Object.keys(filters).length > 0 || from !== undefined || to !== undefined;
  const missing =
    openId !== undefined && !pages.loading && !pages.rows.some(({ id }) => id === openId)
      ? openId
      : undefined;
  return (
    <Stack gap="xs">
      <SearchField
        applied={filters}
        criteria={criteria}
        example="status:error"
        more={from !== undefined || to !== undefined}
        onSearch={(chosen) =>
          go(
            { ...Object.fromEntries(criteria.map(({ name }) => [name, chosen[name]])), open: undefined },
            false,
          )
        }
        onReset={reset}
      />
      <Group justify="space-between" gap="xs">
        <TimeRangeField from={from} to={to} onChange={(start, end) => go({ from: start, to: end }, false)} />
        <FreshBar
          watch={watch}
          onWatch={setWatch}
          newer={pages.newer}
          newerIsLeast={pages.newerIsLeast}
          onShowNew={pages.showNew}
          onRefresh={pages.refresh}
        />
      </Group>
      {missing !== undefined && (
        <Paper p="sm" bg="var(--cw-surface)">
          <Group justify="space-between" mb="xs">
            <Text fw={600} size="sm">
              Request rcp_{missing}
            </Text>
            <CloseButton size="sm" aria-label="Close this entry" onClick={() => toggle(missing)} />
          </Group>
          <HookEntry id={missing} onOpen={toggle} />
        </Paper>
      )}
      <LogList
        caption="Requests to webhooks, newest first"
        pages={pages}
        columns={webhook === undefined ? HOOK_COLUMNS : COLUMNS_OF_ONE}
        openId={openId}
        onToggle={toggle}
        label={(row) => `${row.method} ${clip(row.path, 120)}, ${row.identifier}`}
        renderDetail={(row) => <HookEntry id={row.id} onOpen={toggle} />}
        flows={watch}
        empty={narrowed ? <NothingFound onReset={reset} /> : empty}
      />
    </Stack>
  );
}
