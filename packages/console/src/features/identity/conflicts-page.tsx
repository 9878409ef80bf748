import { Group, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { TextLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { ConflictList } from './conflict-list.tsx';

/** Identifiers that more than one customer claims: what waits for a decision, and what was decided. */
export function ConflictsPage(): ReactElement {
  const { state, customer } = useSearch({ from: '/shell/conflicts' });
  const decided = state === 'decided';
  return (
    <Page
      title="Identity conflicts"
      about="Where the hub cannot tell by itself whether two customers are one. Nothing is merged until somebody decides."
    >
      <TabLinks label="Identity conflicts">
        <TabLink
          to="/conflicts"
          search={{ customer }}
          activeOptions={{ exact: true, includeSearch: true }}
          word="Open"
          {...(decided ? {} : ({ 'aria-current': 'page', 'data-active': true } as object))}
        />
        <TabLink
          to="/conflicts"
          search={{ customer, state: 'decided' }}
          word="Decided"
          {...(decided ? ({ 'aria-current': 'page', 'data-active': true } as object) : {})}
        />
      </TabLinks>
      {customer !== undefined && (
        <Group gap="xs" fz="sm">
          <Text inherit>
            Only of <bdi className="mono">{clip(customer, 100)}</bdi>.
          </Text>
          <TextLink to="/conflicts" search={{ state }} inherit td="underline">
            Show all
          </TextLink>
        </Group>
      )}
      <ConflictList key={`${state ?? ''} ${customer ?? ''}`} decided={decided} customer={customer} />
    </Page>
  );
}
