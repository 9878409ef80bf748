import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { renewSession } from './renew-session.ts';

const fields = schema.object({ name: schema.string().trim().min(1, 'Write a name.').max(200) });

export function NameForm({ name }: { readonly name: string }): ReactElement {
  const form = useForm({ resolver: zodResolver(fields), values: { name } });
  const { submit, problem } = useSubmit(form, async (body) => {
    renewSession(await api('PATCH /v1/admin/account', { body }));
    done('Your name is changed.');
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  return (
    <Paper component="form" onSubmit={submit} noValidate bg="var(--cw-surface)">
      <Stack gap="sm">
        <Title order={2}>Name</Title>
        {problem !== undefined && <ProblemNote error={problem} />}
        <Group align="flex-start" gap="xs">
          <TextInput
            aria-label="Your name"
            autoComplete="name"
            style={{ flex: '1 1 200px' }}
            maw={320}
            error={errors.name?.message}
            {...form.register('name')}
          />
          <Button type="submit" loading={isSubmitting} disabled={!isDirty}>
            Save
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
