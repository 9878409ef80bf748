import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function AuditPage(): ReactElement {
  return <Page title="Audit">…</Page>;
}
