import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { KeySnippets } from './key-snippets.tsx';

const fields = schema.object({ name: schema.string().trim().min(1, 'Write what sends with it.').max(200) });

/** Makes a tracking key and shows it once, with what to do with it. */
export function AddSource({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [made, setMade] = useState<{ readonly name: string; readonly key: string }>();
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { name: '' } });
  const { submit, problem } = useSubmit(form, async (body) => {
    setMade(await api('POST /v1/admin/sources', { body }));
    await changed('GET /v1/admin/sources');
  });
  const { errors, isSubmitting } = form.formState;
  if (made !== undefined)
    return (
      <Dialog opened onClose={onClose} size="lg" title={`Tracking key for ${made.name}`} once>
        <Stack gap="md">
          <SecretOnce label="Your new tracking key" value={made.key} />
          <KeySnippets value={made.key} />
          <Group justify="flex-end">
            <Button onClick={onClose}>I have copied it</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog opened onClose={onClose} title="Add a tracking key">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput
            label="Name"
            description="What sends with it. Events carry this name."
            placeholder="Web shop"
            data-autofocus
            error={errors.name?.message}
            {...form.register('name')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSubmitting}>
              Make the key
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
