import { Stack } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { CRITERIA, filtersOf, type CriterionName, type Filters } from './criteria.ts';
import { LogBar } from './log-bar.tsx';
import { MessageList } from './message-list.tsx';
import { readOpen, writeOpen, type LogView } from './open-text.ts';
import { OpenedByLink } from './opened-by-link.tsx';
import { RequestList } from './request-list.tsx';
import { SearchField } from './search-field.tsx';
import { messageSource, requestSource } from './sources.ts';
import { useLogPages } from './use-log-pages.ts';

const route = getRouteApi('/shell/integrations/$id/logs');
const NAMES: Readonly<Record<LogView, readonly CriterionName[]>> = {
  messages: CRITERIA.map(({ name }) => name),
  requests: ['error', 'status_code'],
};
const NOTHING: Filters = Object.fromEntries(CRITERIA.map(({ name }) => [name, undefined]));

/** The outbound log: how messages ended, and the requests that carried them. All of what is chosen is in the address. */
export function LogsTab(): ReactElement {
  const integration = Number(route.useParams().id);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { from, to } = search;
  const { view, id: openId } = readOpen(search.open);
  const [watch, setWatch] = useLocalStorage({ key: 'causeway-logs-refresh', defaultValue: false });
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const eventTypes = useMemo(() => types.data?.data.map(({ name }) => name) ?? [], [types.data]);

  const go = (change: Partial<typeof search>, replace = false): void => {
    navigate({ search: (now) => ({ ...now, ...change }), replace, resetScroll: false }).catch(
      () => undefined,
    );
  };
  const toggle = (id: number): void =>
    go({ open: writeOpen({ view, id: id === openId ? undefined : id }) }, true);
  const reset = (): void =>
    go({ ...NOTHING, from: undefined, to: undefined, open: writeOpen({ view, id: undefined }) });

  const filters = filtersOf(search, NAMES[view]);
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
        names={NAMES[view]}
        eventTypes={eventTypes}
        more={from !== undefined || to !== undefined}
        onSearch={(chosen) => {
          const named = Object.fromEntries(NAMES[view].map((name) => [name, chosen[name]]));
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
