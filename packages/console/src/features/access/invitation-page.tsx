import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api, ApiError, type Answer } from '../../app/api.ts';
import { begin } from '../../app/query.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { AccessCard } from './access-card.tsx';
import { useFragment } from './use-fragment.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { SHORTEST } from './password-words.ts';

const fields = schema.object({
  name: schema.string().trim().min(1, 'Write your name.'),
  password: schema.string().min(SHORTEST, `Use at least ${SHORTEST} characters.`),
});

export function InvitationPage(): ReactElement {
  const token = useFragment('token');
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => api('POST /v1/admin/invitation/open', { body: { token: token ?? '' } }),
    enabled: token !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  if (token === undefined) return <NoInvitation />;
  if (invitation.error instanceof ApiError && [404, 422].includes(invitation.error.status))
    return <NoInvitation used />;
  if (invitation.isError)
    return (
      <AccessCard title="Invitation">
        <ProblemNote
          error={invitation.error}
          onRetry={() => {
            invitation.refetch().catch(() => undefined);
          }}
        />
      </AccessCard>
    );
  if (invitation.isPending)
    return (
      <AccessCard title="Invitation" about={<Skeleton h={18} w="80%" />}>
        <Skeleton h={236} />
      </AccessCard>
    );
  return <Accept token={token} invited={invitation.data} />;
}

function Accept({
  token,
  invited,
}: {
  readonly token: string;
  readonly invited: Answer<'POST /v1/admin/invitation/open'>;
}): ReactElement {
  const navigate = useNavigate();
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: { name: invited.name, password: '' },
  });
  const { submit, problem } = useSubmit(form, async (values) => {
    begin(await api('POST /v1/admin/invitation/accept', { body: { token, ...values } }));
    await navigate({ to: '/overview' });
  });
  const { errors, isSubmitting } = form.formState;
  const typed = useWatch({ control: form.control, name: 'password' });
  return (
    <AccessCard
      title={`Welcome to ${invited.workspace_name}`}
      about="Choose a password; from then on you sign in with it."
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} title="You are not signed in yet" />}
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            readOnly
            variant="filled"
            value={invited.email}
          />
          <TextInput
            label="Your name"
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <NewPasswordField
            label="Password"
            typed={typed}
            error={errors.password?.message}
            field={form.register('password')}
          />
          <Button type="submit" size="sm" fullWidth loading={isSubmitting}>
            Set the password and sign in
          </Button>
        </Stack>
      </form>
    </AccessCard>
  );
}

function NoInvitation({ used = false }: { readonly used?: boolean }): ReactElement {
  return (
    <AccessCard title={used ? 'This invitation does not work any more' : 'An invitation is missing'}>
      <Text size="sm">
        {used
          ? 'It was used, it is too old, or there is a newer one. Ask whoever invited you for a new link.'
          : 'Open the link that you were sent once more, whole, or ask for a new one.'}
      </Text>
      <ButtonLink to="/sign-in" size="sm" variant="default" fullWidth>
        I have a password: sign in
      </ButtonLink>
    </AccessCard>
  );
}
