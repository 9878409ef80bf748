import type { Role } from '@causeway/core/access/role';
import { Radio, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { givable, roleAbout, roleLabel } from './role-words.ts';

interface RoleFormProps {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly onClose: () => void;
}

/** Gives somebody another role. */
export function RoleForm({ id, name, role, onClose }: RoleFormProps): ReactElement {
  const own = useSession().user.role;
  const [next, setNext] = useState<Role>(role);
  return (
    <Confirm
      opened
      title={`Role of ${name}`}
      action="Change the role"
      destructive={false}
      ready={next !== role}
      onClose={onClose}
      onConfirm={async () => {
        await api('PATCH /v1/admin/users/{id}', { params: { id }, body: { role: next } });
        await changed('GET /v1/admin/users');
        done(`${name} is now: ${roleLabel(next)}.`);
      }}
    >
      <Radio.Group aria-label="Role" value={next} onChange={(value) => setNext(value)}>
        <Stack gap="sm">
          {givable(own).map(({ value, label, disabled }) => (
            <Radio
              key={value}
              size="xs"
              value={value}
              label={label}
              disabled={disabled}
              description={disabled ? `${roleAbout(value)} It is above your own role.` : roleAbout(value)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Confirm>
  );
}
