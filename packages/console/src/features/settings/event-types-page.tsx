import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function EventTypesPage(): ReactElement {
  return <Page title="EventTypes">…</Page>;
}
