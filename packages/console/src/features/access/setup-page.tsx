import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function SetupPage(): ReactElement {
  return <Page title="Set up">…</Page>;
}
