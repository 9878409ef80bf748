/** The pages of the settings. What only admins may read says so itself. */
export const SECTIONS = [
  { to: '/settings/workspace', label: 'Workspace' },
  { to: '/settings/attributes', label: 'Attributes' },
  { to: '/settings/event-types', label: 'Event types' },
  { to: '/settings/identity', label: 'Identity' },
  { to: '/settings/consent', label: 'Consent' },
  { to: '/settings/erasure', label: 'Erasure' },
  { to: '/settings/keys', label: 'Keys' },
  { to: '/settings/authorizations', label: 'Authorizations' },
  { to: '/settings/users', label: 'Users' },
  { to: '/settings/audit', label: 'Audit' },
] as const;
