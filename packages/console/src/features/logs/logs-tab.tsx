import { Stack } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { filtersOf, noFilters, withValues } from '../../ui/log/criteria.ts';
import { SearchField } from '../../ui/log/search-field.tsx';
import { useLogPages } from '../../ui/log/use-log-pages.ts';
import { LogBar } from './log-bar.tsx';
import { MessageList } from './message-list.tsx';
import { readOpen, writeOpen } from './open-text.ts';
import { OpenedByLink } from './opened-by-link.tsx';
import { RequestList } from './request-list.tsx';
import { OUTBOUND_CRITERIA } from './outbound-criteria.ts';
import { messageSource, requestSource } from './sources.ts';

const route = getRouteApi('/shell/integrations/$id/logs');
/** Requests can be searched by fewer things: those that are no property of a single message. */
const OF_REQUESTS: ReadonlySet<string> = new Set(['error', 'status_code']);

/** The outbound log: how messages ended, and the requests that carried them. All of what is chosen is in the address. */
export function LogsTab(): ReactElement {
  const integration = Number(route.useParams().id);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { from, to } = search;
  const { view, id: openId } = readOpen(search.open);
  const [watch, setWatch] = useLocalStorage({ key: 'causeway-logs-refresh', defaultValue: false });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const criteria = useMemo(
    () => withValues(OUTBOUND_CRITERIA, 'event_type', types.data?.data.map(({ name }) => name) ?? []),
    [types.data],
  );
  const usable = useMemo(
    () => (view === 'messages' ? criteria : criteria.filter(({ name }) => OF_REQUESTS.has(name))),
    [criteria, view],
  );

  const go = (change: Partial<typeof search>, replace = false): void => {
    navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }).catch(
      () => undefined,
    );
  };
  const toggle = (id: number): void =>
    go({ open: writeOpen({ view, id: id === openId ? undefined : id }) }, true);
  const reset = (): void =>
    go({ ...noFilters(criteria), from: undefined, to: undefined, open: writeOpen({ view, id: undefined }) });

  const filters = filtersOf(search, usable);
  const messages = useLogPages(messageSource(integration, filters, from, to), watch, view === 'messages');
  const requests = useLogPages(requestSource(integration, filters, from, to), watch, view === 'requests');
  const pages = view === 'messages' ? messages : requests;
  const narrowed = Object.keys(filters).length > 0 || from !== undefined || to !== undefined;
  const listed = { integration, openId, onToggle: toggle, flows: watch, narrowed, onReset: reset };
  const missing =
    openId !== undefined && !pages.loading && !pages.rows.some(({ id }) => id === openId)
      ? openId
      : undefined;

  return (
    <Stack gap="xs">
      <SearchField
        applied={filters}
        criteria={criteria}
        usable={usable}
        example="status:4xx"
        more={from !== undefined || to !== undefined}
        onSearch={(chosen) => {
          const named = Object.fromEntries(usable.map(({ name }) => [name, chosen[name]]));
          go({ ...named, open: writeOpen({ view, id: undefined }) });
        }}
        onReset={reset}
      />
      <LogBar
        view={view}
        onView={(next) => go({ open: writeOpen({ view: next, id: undefined }) })}
        from={from}
        to={to}
        onRange={(start, end) => go({ from: start, to: end })}
        watch={watch}
        onWatch={setWatch}
        newer={pages.newer}
        newerIsLeast={pages.newerIsLeast}
        onShowNew={pages.showNew}
        onRefresh={pages.refresh}
      />
      {missing !== undefined && (
        <OpenedByLink integration={integration} view={view} id={missing} onClose={() => toggle(missing)} />
      )}
      {view === 'messages' ? (
        <MessageList {...listed} pages={messages} />
      ) : (
        <RequestList {...listed} pages={requests} />
      )}
    </Stack>
  );
}
