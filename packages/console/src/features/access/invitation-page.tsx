import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function InvitationPage(): ReactElement {
  return <Page title="Invitation">…</Page>;
}
