import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
import { EVENTS_API, TRACKING } from './source-kinds.ts';
import { SourceList } from './source-list.tsx';
import { TokenList } from './token-list.tsx';
import { WhichKey } from './which-key.tsx';

export function KeysPage(): ReactElement {
  return (
    <Page title="Keys" about="What may send events to this hub, and which programs may use its API.">
      <Stack gap="md">
        <WhichKey />
        <SourceList kind={TRACKING} />
        <SourceList kind={EVENTS_API} />
        <TokenList />
      </Stack>
    </Page>
  );
}
