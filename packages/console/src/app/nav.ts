import {
  Braces,
  GitMerge,
  LayoutDashboard,
  Plug,
  Radio,
  Settings,
  Target,
  Users,
  Webhook,
  type LucideIcon,
} from 'lucide-react';

interface NavEntry {
  readonly to:
    | '/overview'
    | '/live'
    | '/customers'
    | '/conflicts'
    | '/audiences'
    | '/integrations'
    | '/webhooks'
    | '/templates'
    | '/settings';
  readonly label: string;
  readonly icon: LucideIcon;
}

export const NAV: readonly NavEntry[] = [
  { to: '/overview', label: 'Overview', icon: LayoutDashboard },
  { to: '/live', label: 'Live events', icon: Radio },
  { to: '/customers', label: 'Customers', icon: Users },
  { to: '/conflicts', label: 'Conflicts', icon: GitMerge },
  { to: '/audiences', label: 'Audiences', icon: Target },
  { to: '/integrations', label: 'Integrations', icon: Plug },
  { to: '/webhooks', label: 'Incoming webhooks', icon: Webhook },
  { to: '/templates', label: 'Templates', icon: Braces },
  { to: '/settings', label: 'Settings', icon: Settings },
];
