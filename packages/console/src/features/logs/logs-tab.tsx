import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function LogsTab(): ReactElement {
  return <Page title="Logs">…</Page>;
}
