import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function DeadLettersTab(): ReactElement {
  return <Page title="Dead letters">…</Page>;
}
