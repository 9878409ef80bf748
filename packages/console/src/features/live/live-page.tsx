import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { LiveEvents } from './live-events.tsx';
import { RefusedTab } from './refused-tab.tsx';

/** What comes in, as it comes in, and what becomes of it; and what was refused. */
export function LivePage(): ReactElement {
  const { tab } = useSearch({ from: '/shell/live' });
  const refused = tab === 'refused';
  return (
    <Page title="Live events">
      <TabLinks label="Live events">
        <TabLink
          to="/live"
          search={({ type, customer_id, source_id, integration, state }) => ({
            type,
            customer_id,
            source_id,
            integration,
            state,
          })}
          activeOptions={{ exact: true, includeSearch: true }}
          word="As they come in"
          {...(refused ? {} : { 'aria-current': 'page' })}
        />
        <TabLink to="/live" search={{ tab: 'refused' }} word="Refused" />
      </TabLinks>
      {refused ? <RefusedTab /> : <LiveEvents />}
    </Page>
  );
}
