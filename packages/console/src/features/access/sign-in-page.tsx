import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api, ApiError } from '../../app/api.ts';
import { begin, get } from '../../app/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { AccessCard } from './access-card.tsx';
import { countdownText } from './countdown-text.ts';
import { insideConsole } from './inside-console.ts';
import { useCountdown } from './use-countdown.ts';

const fields = schema.object({
  email: schema.string().trim().min(1, 'Write your e-mail address.'),
  password: schema.string().min(1, 'Write your password.'),
});

export function SignInPage(): ReactElement {
  const { from } = useSearch({ from: '/sign-in' });
  const { history } = useRouter();
  const setup = useQuery(get('GET /v1/admin/setup', {}));
  const [lock, setLock] = useState<{ readonly email: string; readonly until: number }>();
  const seconds = useCountdown(lock?.until);
  const form = useForm({ resolver: zodResolver(fields), defaultValues: { email: '', password: '' } });
  const { submit, problem } = useSubmit(form, async (values) => {
    try {
      begin(await api('POST /v1/admin/session', { body: values }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 429)
        setLock({ email: values.email, until: Date.now() + (error.retryAfter ?? 60) * 1000 });
      form.setFocus('password', { shouldSelect: true });
      throw error;
    }
    history.push(insideConsole(from));
  });
  const { errors, isSubmitting } = form.formState;
  const typed = useWatch({ control: form.control, name: 'email' });
  const locked = problem instanceof ApiError && problem.status === 429;
  // The lock is of one account: somebody else may try theirs.
  const left = typed.trim() === lock?.email ? seconds : 0;
  if (setup.data?.needed === true) return <Navigate to="/setup" replace />;
  return (
    <AccessCard title="Sign in" about={from === undefined ? undefined : 'You come back to where you were.'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {locked && left > 0 && (
            <Alert
              color="orange"
              variant="light"
              icon={<Clock size={18} />}
              title="Too many tries"
              role="alert"
            >
              {problem.message} You can try again in{' '}
              <Text span inherit fw={650} style={{ fontVariantNumeric: 'tabular-nums' }} aria-live="off">
                {countdownText(left)}
              </Text>
              .
            </Alert>
          )}
          {problem !== undefined && !locked && <ProblemNote error={problem} title="You are not signed in" />}
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="username"
            inputMode="email"
            size="sm"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
            autoFocus
            error={errors.email?.message}
            {...form.register('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            size="sm"
            error={errors.password?.message}
            {...form.register('password')}
          />
          <Button type="submit" size="sm" fullWidth loading={isSubmitting} disabled={locked && left > 0}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Text c="dimmed" size="xs">
        Forgot your password, or new here? An admin of this hub can send you a link.
      </Text>
    </AccessCard>
  );
}
