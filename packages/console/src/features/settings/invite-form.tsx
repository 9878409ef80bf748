import type { Role } from '@causeway/core/access/role';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import type { Invitation } from './invitation-link.tsx';
import { givable, roleAbout, ROLE_WORDS } from './role-words.ts';

const fields = schema.object({
  name: schema.string().trim().min(1, 'Write their name.').max(200),
  email: schema.email('Write an e-mail address such as ada@example.com.'),
  role: schema.enum(ROLE_WORDS.map(({ role }) => role)),
});
const LEAST: Role = 'viewer';

interface InviteFormProps {
  readonly onClose: () => void;
  readonly onInvited: (invitation: Invitation) => void;
}

export function InviteForm({ onClose, onInvited }: InviteFormProps): ReactElement {
  const { user } = useSession();
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: { name: '', email: '', role: LEAST },
  });
  const { submit, problem } = useSubmit(form, async (body) => {
    const { name, invitation } = await api('POST /v1/admin/users', { body });
    await changed('GET /v1/admin/users');
    onInvited({ name, ...invitation });
  });
  const { errors, isSubmitting } = form.formState;
  const role = useWatch({ control: form.control, name: 'role' });
  return (
    <Dialog opened onClose={onClose} title="Invite somebody">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput
            label="Name"
            autoComplete="off"
            data-autofocus
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            label="E-mail address"
            description="They sign in with it. No mail is sent: you get a link to pass on."
            type="email"
            autoComplete="off"
            error={errors.email?.message}
            {...form.register('email')}
          />
          <NativeSelect
            label="Role"
            data={givable(user.role)}
            error={errors.role?.message}
            {...form.register('role')}
          />
          <Text size="xs" c="dimmed">
            {roleAbout(role)}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSubmitting}>
              Make the invitation
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
