import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function WorkspacePage(): ReactElement {
  return <Page title="Workspace">…</Page>;
}
