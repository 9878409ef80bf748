import { covers, type Role } from '@causeway/core/access/role';

/** What each role may do, least first. Each has all rights of those before it. */
export const ROLE_WORDS: readonly { readonly role: Role; readonly label: string; readonly about: string }[] =
  [
    { role: 'viewer', label: 'Viewer', about: 'Looks at everything; changes nothing.' },
    {
      role: 'editor',
      label: 'Editor',
      about: 'Changes mappings, settings and definitions, and sends again.',
    },
    {
      role: 'admin',
      label: 'Admin',
      about: 'Also manages keys, people and integrations, and reads the audit.',
    },
    { role: 'owner', label: 'Owner', about: 'Does everything, and makes other owners.' },
  ];

/** Choices for whoever has a role: nobody gives more than they have. */
export function givable(own: Role): { value: Role; label: string; disabled: boolean }[] {
  return ROLE_WORDS.map(({ role, label }) => ({ value: role, label, disabled: !covers(own, role) }));
}

export function roleAbout(role: string): string {
  return ROLE_WORDS.find((one) => one.role === role)?.about ?? '';
}

export function roleLabel(role: string): string {
  return ROLE_WORDS.find((one) => one.role === role)?.label ?? role;
}
