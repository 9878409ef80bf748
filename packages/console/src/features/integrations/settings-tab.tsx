import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function SettingsTab(): ReactElement {
  return <Page title="Settings">…</Page>;
}
