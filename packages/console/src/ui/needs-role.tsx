import type { Role } from '@causeway/core/access/role';
import type { ReactElement } from 'react';
import { useMay } from '../app/session.ts';
import { OutOfReach } from './out-of-reach.tsx';

const WHO: Readonly<Record<Role, string>> = {
  viewer: 'everybody',
  editor: 'an editor',
  admin: 'an admin',
  owner: 'an owner',
};

/** Why a control is out of reach. */
export function roleNote(role: Role): string {
  return `Only ${WHO[role]} may do this.`;
}

interface NeedsRoleProps {
  readonly least: Role;
  /** Draws the control; `disabled` when whoever is signed in may not use it. */
  readonly children: (disabled: boolean) => ReactElement;
}

/** A control for a role and those above it. Others see it, cannot use it, and are told who can. */
export function NeedsRole({ least, children }: NeedsRoleProps): ReactElement {
  const may = useMay(least);
  if (may) return children(false);
  return <OutOfReach why={roleNote(least)}>{children(true)}</OutOfReach>;
}
