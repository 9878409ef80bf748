import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function CustomersPage(): ReactElement {
  return <Page title="Customers">…</Page>;
}
