import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Controller } from 'react-hook-form';
import type { AuthorizationFields } from './authorization-form.tsx';
import { SecretInput } from './secret-input.tsx';

interface TokenSourceFieldsProps {
  readonly form: AuthorizationFields;
  readonly secretIsSet: boolean;
}

/** Where tokens come from. */
export function TokenSourceFields({ form, secretIsSet }: TokenSourceFieldsProps): ReactElement {
  const { errors } = form.formState;
  const plain = { spellCheck: false, autoComplete: 'off' };
  return (
    <>
      <TextInput
        {...plain}
        label="Token endpoint"
        placeholder="https://login.example.com/oauth/token"
        withAsterisk
        type="url"
        error={errors.tokenEndpoint?.message}
        {...form.register('tokenEndpoint')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          {...plain}
          label="Client id"
          withAsterisk
          error={errors.clientId?.message}
          {...form.register('clientId')}
        />
        <Controller
          control={form.control}
          name="client_secret"
          render={({ field, fieldState }) => (
            <SecretInput
              label="Client secret"
              help=""
              optional={false}
              isSet={secretIsSet}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
        <TextInput
          {...plain}
          label="Scope"
          placeholder="None"
          error={errors.scope?.message}
          {...form.register('scope')}
        />
        <NativeSelect
          label="Client id and secret are sent"
          data={[
            { value: 'basic', label: 'In a header (HTTP Basic)' },
            { value: 'body', label: 'In the body' },
          ]}
          error={errors.clientAuthentication?.message}
          {...form.register('clientAuthentication')}
        />
      </SimpleGrid>
      <TextInput
        {...plain}
        label="Token parameters"
        description="What else the token endpoint wants to be told. Not secret."
        placeholder="audience=https://api.example.com"
        error={errors.tokenParameters?.message}
        {...form.register('tokenParameters')}
      />
    </>
  );
}
