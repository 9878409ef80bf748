import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';

export function IntegrationPage(): ReactElement {
  return <Outlet />;
}
