import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function UsersPage(): ReactElement {
  return <Page title="Users">…</Page>;
}
