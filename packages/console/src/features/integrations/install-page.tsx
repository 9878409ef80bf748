import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function InstallPage(): ReactElement {
  return <Page title="Install">…</Page>;
}
