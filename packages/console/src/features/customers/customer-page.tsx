import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function CustomerPage(): ReactElement {
  return <Page title="Customer">…</Page>;
}
