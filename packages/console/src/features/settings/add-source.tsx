import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useForm } from 'react-hook-form';
import { api, type Answer } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { ApiKeyUse } from './api-key-use.tsx';
import { FirstEventSign } from './first-event-sign.tsx';
import { KeySnippets } from './key-snippets.tsx';
import type { SourceKind } from './source-kinds.ts';

const fields = schema.object({ name: schema.string().trim().min(1, 'Write what sends with it.').max(200) });

interface AddSourceProps {
  readonly kind: SourceKind;
  readonly onClose: () => void;
}

/** Makes a key and shows it once, with what to do with it. */
export function AddSource({ kind, onClose }: AddSourceProps): ReactElement {
  const [made, setMade] = useState<Answer<'POST /v1/admin/sources'>>();
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { name: '' } });
  const { submit, problem } = useSubmit(form, async ({ name }) => {
    setMade(await api('POST /v1/admin/sources', { body: { name, kind: kind.key } }));
    await changed('GET /v1/admin/sources');
  });
  const { errors, isSubmitting } = form.formState;
  if (made !== undefined)
    return (
      <Dialog opened onClose={onClose} size="xl" title={`${capital(kind.one)} for ${made.name}`} once>
        <Stack gap="md">
          <SecretOnce label={kind.made} value={made.key} />
          {made.secret !== null && <SecretOnce label={kind.secret} value={made.secret} />}
          {kind.key === 'api' ? (
            <ApiKeyUse value={made.key} />
          ) : (
            <>
              <FirstEventSign source={made.id} />
              <KeySnippets value={made.key} secret={made.secret ?? undefined} />
            </>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>
              {made.secret === null ? 'I have copied it' : 'I have copied both'}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog opened onClose={onClose} title={`Add ${article(kind.one)} ${kind.one}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput
            label="Name"
            description="What sends with it. Events carry this name."
            placeholder={kind.example}
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

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}
