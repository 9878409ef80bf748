import type { ReactElement } from 'react';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';

/** What is installed, and what can be. */
export function IntegrationTabs(): ReactElement {
  return (
    <TabLinks label="Integrations">
      <TabLink to="/integrations" activeOptions={{ exact: true }} word="Installed" />
      <TabLink to="/integrations/library" word="Integration Library" />
    </TabLinks>
  );
}
