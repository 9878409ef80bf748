import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function AttributesPage(): ReactElement {
  return <Page title="Attributes">…</Page>;
}
