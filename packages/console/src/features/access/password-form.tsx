import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Paper, PasswordInput, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { renewSession } from './renew-session.ts';
import { SHORTEST } from './password-words.ts';

const fields = schema.object({
  current: schema.string().min(1, 'Write the password that you have now.'),
  next: schema.string().min(SHORTEST, `Use at least ${SHORTEST} characters.`),
});
const PLACES = { 'password.current': 'current', 'password.new': 'next' };

export function PasswordForm({ email }: { readonly email: string }): ReactElement {
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { current: '', next: '' } });
  const { submit, problem } = useSubmit(
    form,
    async ({ current, next }) => {
      const body = { password: { current, new: next } };
      renewSession(await api('PATCH /v1/admin/account', { body }));
      form.reset();
      await changed('GET /v1/admin/account/sessions');
      done('Your password is changed. You are signed out everywhere else.');
    },
    PLACES,
  );
  const { errors, isSubmitting } = form.formState;
  const typed = useWatch({ control: form.control, name: 'next' });
  return (
    <Paper component="form" onSubmit={submit} noValidate bg="var(--cw-surface)">
      <Stack gap="sm" maw={360}>
        <Title order={2}>Password</Title>
        {problem !== undefined && <ProblemNote error={problem} title="The password stays as it was" />}
        {/* Tells password managers whose password this is. */}
        <VisuallyHidden>
          <input
            type="email"
            autoComplete="username"
            value={email}
            readOnly
            tabIndex={-1}
            aria-label="E-mail address"
          />
        </VisuallyHidden>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          error={errors.current?.message}
          {...form.register('current')}
        />
        <NewPasswordField
          label="New password"
          typed={typed}
          error={errors.next?.message}
          field={form.register('next')}
        />
        <Text size="xs" c="dimmed">
          A new password signs you out everywhere else.
        </Text>
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: 'flex-start' }}>
          Change the password
        </Button>
      </Stack>
    </Paper>
  );
}
