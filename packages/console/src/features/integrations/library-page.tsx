import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function LibraryPage(): ReactElement {
  return <Page title="Library">…</Page>;
}
