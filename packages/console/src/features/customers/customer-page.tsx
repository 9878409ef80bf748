import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { AddEvent } from './add-event.tsx';
import { AudiencesTab } from './audiences-tab.tsx';
import { BalanceStrip } from './balance-strip.tsx';
import { BalancesTab } from './balances-tab.tsx';
import { ConsentsTab } from './consents/consents-tab.tsx';
import { CustomerHeader } from './customer-header.tsx';
import { CustomerMenu } from './customer-menu.tsx';
import { DestinationsTab } from './destinations-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { IdentityTab } from './identity/identity-tab.tsx';
import { KeptBack } from './kept-back.tsx';
import { LeftNote } from './left-note.tsx';
import { NoCustomer } from './no-customer.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { TabList } from './tab-list.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const route = getRouteApi('/shell/customers/$id');
const TABS = [
  ['timeline', 'Timeline'],
  ['events', 'Events'],
  ['profile', 'Profile'],
  ['identity', 'Identity'],
  ['consents', 'Consents'],
  ['audiences', 'Audiences'],
  ['balances', 'Balances'],
  ['destinations', 'Destinations'],
] as const;
const WITHOUT_BALANCES = TABS.filter(([name]) => name !== 'balances');

/** One person: what came in about them and what became of it, who they are, what they have, and what destinations hold. */
export function CustomerPage(): ReactElement {
  const { id } = route.useParams();
  const { tab, type, event, audience } = route.useSearch();
  const navigate = route.useNavigate();
  const customer = useQuery(get('GET /v1/admin/customers/{id}', { params: { id } }));
  // Read beside it, so that nothing moves when it is known who is not told of them.
  const consents = useQuery({
    ...get('GET /v1/admin/customers/{id}/consents', { params: { id: customer.data?.id ?? id } }),
    retry: false,
  });
  if (customer.error instanceof ApiError && customer.error.status === 404) return <NoCustomer id={id} />;
  if (customer.isError)
    return (
      <Page title="Customer">
        <ProblemNote
          error={customer.error}
          title="This customer could not be read"
          onRetry={() => {
            customer.refetch().catch(() => undefined);
          }}
        />
      </Page>
    );
  if (customer.data === undefined || consents.isPending)
    return (
      <Page title="Customer">
        <RowsSkeleton rows={12} />
      </Page>
    );
  const { data } = customer;
  const { membership } = data;
  // Who is only tracked has no balances, and so nothing to show of them.
  const tabs = membership === null ? WITHOUT_BALANCES : TABS;
  const shown = tabs.find(([name]) => name === tab)?.[0] ?? 'timeline';
  const left = data.status === 'opted_out';
  const onType = (next: string | undefined): void => {
    navigate({ search: (now) => ({ ...now, type: next }), resetScroll: false }).catch(() => undefined);
  };
  return (
    <Page
      title={clip(data.name ?? data.id, 120)}
      actions={
        <>
          <AddEvent customer={data} />
          <CustomerMenu customer={data} />
        </>
      }
    >
      <CustomerHeader customer={data} />
      <KeptBack id={data.id} consents={consents.data} />
      {left && <LeftNote at={membership?.opted_out_at ?? null} />}
      {!left && membership !== null && <BalanceStrip balances={membership.balances} />}
      <Tabs
        value={shown}
        onChange={(next) => {
          navigate({
            search: next === 'timeline' || next === null ? {} : { tab: next },
            resetScroll: false,
          }).catch(() => undefined);
        }}
        keepMounted={false}
      >
        <TabList tabs={tabs} shown={shown} />
        <Tabs.Panel value="timeline">
          <TimelineTab id={data.id} type={type} onType={onType} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventsTab
            id={data.id}
            type={type}
            onType={onType}
            open={event}
            onOpen={(next) => {
              navigate({
                search: (now) => ({ ...now, event: next }),
                replace: true,
                resetScroll: false,
              }).catch(() => undefined);
            }}
            withPoints={membership !== null}
          />
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <ProfileTab customer={data} />
        </Tabs.Panel>
        <Tabs.Panel value="identity">
          <IdentityTab customer={data} />
        </Tabs.Panel>
        <Tabs.Panel value="consents">
          <ConsentsTab id={data.id} anonymous={data.anonymous} />
        </Tabs.Panel>
        <Tabs.Panel value="audiences">
          <AudiencesTab
            id={data.id}
            open={audience}
            onOpen={(next) => {
              navigate({
                search: (now) => ({ ...now, audience: next }),
                replace: true,
                resetScroll: false,
              }).catch(() => undefined);
            }}
          />
        </Tabs.Panel>
        {membership !== null && (
          <Tabs.Panel value="balances">
            <BalancesTab id={data.id} membership={membership} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="destinations">
          <DestinationsTab id={data.id} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
