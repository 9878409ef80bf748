import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { begin, get } from '../../app/query.ts';
import { ButtonLink } from '../../ui/links.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TimeZoneSelect } from '../../ui/time-zone-select.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { AccessCard } from './access-card.tsx';
import { useFragment } from './use-fragment.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { SHORTEST } from './password-words.ts';

const fields = schema.object({
  code: schema.string().trim().min(1, 'Copy the code from where the hub was started.'),
  name: schema.string().trim().min(1, 'Write your name.'),
  email: schema.email('Write an e-mail address such as ada@example.com.'),
  password: schema.string().min(SHORTEST, `Use at least ${SHORTEST} characters.`),
  workspace_name: schema.string().trim().min(1, 'Write the name of your company or brand.'),
  time_zone: schema.string().min(1),
});

export function SetupPage(): ReactElement {
  const code = useFragment('code');
  const setup = useQuery(get('GET /v1/admin/setup', {}));
  const navigate = useNavigate();
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: {
      code: code ?? '',
      name: '',
      email: '',
      password: '',
      workspace_name: '',
      time_zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  });
  const { submit, problem } = useSubmit(form, async (body) => {
    begin(await api('POST /v1/admin/setup', { body }));
    await navigate({ to: '/overview' });
  });
  const { errors, isSubmitting } = form.formState;
  const typed = useWatch({ control: form.control, name: 'password' });
  if (setup.data?.needed === false)
    return (
      <AccessCard
        title="This hub is set up"
        about="It has its owner already. Sign in, or ask them for an invitation."
      >
        <ButtonLink to="/sign-in" size="sm" fullWidth>
          Sign in
        </ButtonLink>
      </AccessCard>
    );
  return (
    <AccessCard title="Set up your hub" about="You become its owner. It takes a minute.">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} title="The hub is not set up yet" />}
          {code === undefined || errors.code !== undefined ? (
            <TextInput
              label="Setup code"
              description={
                <>
                  Printed where the hub was started, at the end of the line with <Code>/console/setup</Code>.
                </>
              }
              autoComplete="off"
              spellCheck={false}
              error={errors.code?.message}
              {...form.register('code')}
            />
          ) : (
            <Alert color="teal" variant="light" p="xs" icon={<CircleCheck size={16} />}>
              The setup code came with your link.
            </Alert>
          )}
          <TextInput
            label="Your name"
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            label="Your e-mail address"
            type="email"
            autoComplete="username"
            description="You sign in with it. Nothing is sent to it."
            error={errors.email?.message}
            {...form.register('email')}
          />
          <NewPasswordField
            label="Password"
            typed={typed}
            error={errors.password?.message}
            field={form.register('password')}
          />
          <TextInput
            label="Workspace"
            description="The company or brand whose customers this is about."
            autoComplete="organization"
            error={errors.workspace_name?.message}
            {...form.register('workspace_name')}
          />
          <Controller
            control={form.control}
            name="time_zone"
            render={({ field }) => (
              <TimeZoneSelect
                description="Times are shown in it."
                value={field.value}
                onChange={(zone) => field.onChange(zone ?? 'UTC')}
                onBlur={field.onBlur}
                error={errors.time_zone?.message}
              />
            )}
          />
          <Button type="submit" size="sm" fullWidth loading={isSubmitting}>
            Set up and sign in
          </Button>
        </Stack>
      </form>
      <Text c="dimmed" size="xs">
        All of it but the code can be changed later.
      </Text>
    </AccessCard>
  );
}
