import { Box, PasswordInput, Progress, Text } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { judgePassword } from './password-words.ts';

interface NewPasswordFieldProps {
  readonly label: string;
  /** What is typed, for the meter. */
  readonly typed: string;
  readonly error: string | undefined;
  readonly field: UseFormRegisterReturn;
  readonly autoFocus?: boolean;
}

/** A password that is being chosen, with its length said in words. */
export function NewPasswordField({
  label,
  typed,
  error,
  field,
  autoFocus = false,
}: NewPasswordFieldProps): ReactElement {
  const { words, fill, enough } = judgePassword(typed);
  const meter = useId();
  return (
    <Box>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        aria-describedby={meter}
        data-autofocus={autoFocus || undefined}
        error={error}
        {...field}
      />
      <Progress value={fill} color={enough ? 'teal.7' : 'orange.6'} size={3} mt={6} aria-hidden />
      <Text id={meter} size="xs" c="dimmed" mt={2} aria-live="polite">
        {words}
      </Text>
    </Box>
  );
}
