import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function InstalledPage(): ReactElement {
  return <Page title="Integrations">…</Page>;
}
