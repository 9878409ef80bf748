import { zodResolver } from '@hookform/resolvers/zod';
import type { Role } from '@causeway/core/access/role';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CodeLine } from '../../ui/code-line.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { givable, roleAbout, ROLE_WORDS } from './role-words.ts';

const fields = schema.object({
  name: schema.string().trim().min(1, 'Write what uses it.').max(200),
  role: schema.enum(ROLE_WORDS.map(({ role }) => role)),
});

const LEAST: Role = 'viewer';

/** Makes a token of the API and shows it once. */
export function AddToken({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { user } = useSession();
  const [made, setMade] = useState<{ readonly name: string; readonly token: string }>();
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { name: '', role: LEAST } });
  const { submit, problem } = useSubmit(form, async (body) => {
    setMade(await api('POST /v1/admin/tokens', { body }));
    await changed('GET /v1/admin/tokens');
  });
  const { errors, isSubmitting } = form.formState;
  const role = useWatch({ control: form.control, name: 'role' });
  if (made !== undefined)
    return (
      <Dialog opened onClose={onClose} size="lg" title={`API token for ${made.name}`} once>
        <Stack gap="md">
          <SecretOnce label="Your new API token" value={made.token} />
          <CodeLine
            value={`curl -H 'Authorization: Bearer ${made.token}' ${globalThis.location.origin}/v1/admin/integrations`}
            what="command"
          />
          <Group justify="flex-end">
            <Button onClick={onClose}>I have copied it</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog opened onClose={onClose} title="Add an API token">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput
            label="Name"
            description="Which program uses it."
            placeholder="Nightly export"
            data-autofocus
            error={errors.name?.message}
            {...form.register('name')}
          />
          <NativeSelect
            label="Role"
            data={givable(user.role)}
            error={errors.role?.message}
            {...form.register('role')}
          />
          <Text size="xs" c="dimmed">
            {roleAbout(role)} Give it no more than it needs.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSubmitting}>
              Make the token
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
