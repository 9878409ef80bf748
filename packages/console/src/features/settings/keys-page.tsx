import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
import { SourceList } from './source-list.tsx';
import { TokenList } from './token-list.tsx';

export function KeysPage(): ReactElement {
  return (
    <Page title="Keys" about="What may send events to this hub, and which programs may use its API.">
      <Stack gap="md">
        <SourceList />
        <TokenList />
      </Stack>
    </Page>
  );
}
