import { CloseButton, Group, Paper, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { filtersOf, noFilters, withValues } from '../../ui/log/criteria.ts';
import { FreshBar } from '../../ui/log/fresh-bar.tsx';
import { LogList } from '../../ui/log/log-list.tsx';
import { NothingFound } from '../../ui/log/nothing-found.tsx';
import { SearchField } from '../../ui/log/search-field.tsx';
import { TimeRangeField } from '../../ui/log/time-range-field.tsx';
import { useLogPages } from '../../ui/log/use-log-pages.ts';
import { INBOUND_COLUMNS } from './inbound-columns.tsx';
import { INBOUND_CRITERIA } from './inbound-criteria.ts';
import { InboundEntry } from './inbound-entry.tsx';
import { NoInbound } from './no-inbound.tsx';
import { inboundSource } from './inbound-source.ts';

const route = getRouteApi('/shell/integrations/$id/inbound-logs');

/** The inbound log: what Insider sent, and what was made of it. All of what is chosen is in the address. */
export function InboundLogsTab(): ReactElement {
  const integration = Number(route.useParams().id);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { from, to, open } = search;
  const openId = /^[1-9]\d{0,14}$/.test(open ?? '') ? Number(open) : undefined;
  const [watch, setWatch] = useLocalStorage({ key: 'causeway-logs-refresh', defaultValue: false });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const criteria = useMemo(() => {
    const submittable = types.data?.data.filter((type) => type.submittable) ?? [];
    return withValues(
      INBOUND_CRITERIA,
      'action',
      submittable.map(({ name }) => name),
    );
  }, [types.data]);

  const go = (change: Partial<typeof search>, replace = false): void => {
    navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }).catch(
      () => undefined,
    );
  };
  const toggle = (id: number): void => go({ open: id === openId ? undefined : String(id) }, true);
  const reset = (): void => go({ ...noFilters(criteria), from: undefined, to: undefined, open: undefined });

  const filters = filtersOf(search, criteria);
  const pages = useLogPages(inboundSource(integration, filters, from, to), watch, true);
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
          go({
            ...Object.fromEntries(criteria.map(({ name }) => [name, chosen[name]])),
            open: undefined,
          })
        }
        onReset={reset}
      />
      <Group justify="space-between" gap="xs">
        <TimeRangeField from={from} to={to} onChange={(start, end) => go({ from: start, to: end })} />
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
          <InboundEntry id={missing} onOpen={toggle} />
        </Paper>
      )}
      <LogList
        caption="Inbound log, newest first"
        pages={pages}
        columns={INBOUND_COLUMNS}
        openId={openId}
        onToggle={toggle}
        label={(row) =>
          `${row.type ?? 'Request'} ${row.identifier} of ${clip(row.customer?.id ?? 'nobody', 80)}`
        }
        renderDetail={(row) => <InboundEntry id={row.id} onOpen={toggle} />}
        flows={watch}
        empty={narrowed ? <NothingFound onReset={reset} /> : <NoInbound integration={integration} />}
      />
    </Stack>
  );
}
