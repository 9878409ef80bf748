import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';

export function SignInPage(): ReactElement {
  return <Page title="Sign in">…</Page>;
}
