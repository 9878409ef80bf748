import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function LivePage(): ReactElement {
  return <Page title="Live events">…</Page>;
}
