import { Button, Group, Radio, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Controller, useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { api } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useSubmit } from '../../../ui/use-submit.ts';
import { faultsOf } from './authorization-faults.ts';
import {
  bodyOf,
  METHOD_WORDS,
  valuesOf,
  type Authorization,
  type AuthorizationValues,
  type SecretName,
} from './authorization-values.ts';
import { SecretInput } from './secret-input.tsx';
import { TokenSourceFields } from './token-source-fields.tsx';

export type AuthorizationFields = UseFormReturn<AuthorizationValues>;

/** Where complaints of the hub belong. */
const PLACES: Readonly<Record<string, string>> = {
  'settings.tokenEndpoint': 'tokenEndpoint',
  'settings.clientId': 'clientId',
  'settings.scope': 'scope',
  'settings.clientAuthentication': 'clientAuthentication',
  'settings.tokenParameters': 'tokenParameters',
  'secrets.headers': 'headers',
  'secrets.parameters': 'parameters',
  'secrets.client_secret': 'client_secret',
  ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`hosts.${index}`, 'hosts'])),
};

interface AuthorizationFormProps {
  /** Left out: a new one. */
  readonly authorization: Authorization | undefined;
  readonly onClose: () => void;
}

/** Adds an authorization, or changes one. */
export function AuthorizationForm({ authorization, onClose }: AuthorizationFormProps): ReactElement {
  const form: AuthorizationFields = useForm<AuthorizationValues>({ defaultValues: valuesOf(authorization) });
  const { submit, problem } = useSubmit(
    form,
    async (values) => {
      const faults = faultsOf(values, authorization);
      faults.forEach(([field, message], index) =>
        form.setError(field, { type: 'form', message }, { shouldFocus: index === 0 }),
      );
      if (faults.length > 0) return;
      const { secrets, ...words } = bodyOf(values);
      if (authorization === undefined) {
        const typed = Object.entries(secrets).filter((one): one is [string, string] => one[1] !== null);
        const body = { ...words, secrets: Object.fromEntries(typed) };
        await api('POST /v1/admin/authorizations', { body });
      } else {
        const { id, revision } = authorization;
        const body = { ...words, secrets };
        await api('PATCH /v1/admin/authorizations/{id}', { params: { id }, body, revision });
      }
      await changed('GET /v1/admin/authorizations');
      done(`${clip(values.label, 100)} is ${authorization === undefined ? 'added' : 'changed'}.`);
      onClose();
    },
    PLACES,
  );
  const method = useWatch({ control: form.control, name: 'method' });
  const { errors, isSubmitting } = form.formState;
  const title =
    authorization === undefined ? 'Add an authorization' : `Change ${clip(authorization.label, 100)}`;
  return (
    <Dialog opened onClose={onClose} title={title} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} title="It could not be saved" />}
          <TextInput
            label="Label"
            description="As it is called when it is chosen."
            placeholder="Insider, main account"
            withAsterisk
            data-autofocus
            maxLength={200}
            error={errors.label?.message}
            {...form.register('label')}
          />
          <Textarea
            label="Description"
            description="Where the keys come from, and what they are for. May be empty."
            autosize
            minRows={1}
            maxRows={5}
            maxLength={2000}
            error={errors.description?.message}
            {...form.register('description')}
          />
          <Controller
            control={form.control}
            name="method"
            render={({ field }) => (
              <Radio.Group label="Method" value={field.value} onChange={field.onChange}>
                <Stack gap={6} mt={4}>
                  {METHOD_WORDS.map(({ value, label, about }) => (
                    <Radio key={value} size="xs" value={value} label={label} description={about} />
                  ))}
                </Stack>
              </Radio.Group>
            )}
          />
          {method === 'oauth2_client_credentials' && (
            <TokenSourceFields form={form} secretIsSet={isSet(authorization, 'client_secret')} />
          )}
          {method !== 'none' && <KeyFields form={form} authorization={authorization} />}
          {method !== 'none' && <HostsField form={form} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSubmitting}>
              {authorization === undefined ? 'Add' : 'Save'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function isSet(authorization: Authorization | undefined, name: SecretName): boolean {
  return authorization?.secrets[name]?.set ?? false;
}

interface KeyFieldsProps {
  readonly form: AuthorizationFields;
  readonly authorization: Authorization | undefined;
}

/** Headers and parameters, which both methods have. */
function KeyFields({ form, authorization }: KeyFieldsProps): ReactElement {
  const oauth = useWatch({ control: form.control, name: 'method' }) === 'oauth2_client_credentials';
  const more = oauth ? ' Write {token} where the token is to go; without it, it goes as Bearer.' : '';
  return (
    <>
      <Controller
        control={form.control}
        name="headers"
        render={({ field, fieldState }) => (
          <SecretInput
            label={oauth ? 'More headers' : 'Request headers'}
            help={`One per line, as Name: value.${more}`}
            placeholder={oauth ? 'None' : 'X-PARTNER-NAME: …\nX-REQUEST-TOKEN: …'}
            lines
            optional
            isSet={isSet(authorization, 'headers')}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="parameters"
        render={({ field, fieldState }) => (
          <SecretInput
            label={oauth ? 'More parameters' : 'Request parameters'}
            help="Added to the address as a request leaves; no log shows them."
            placeholder="key=value&other=value"
            optional
            isSet={isSet(authorization, 'parameters')}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
      />
    </>
  );
}

function HostsField({ form }: { readonly form: AuthorizationFields }): ReactElement {
  return (
    <Controller
      control={form.control}
      name="hosts"
      render={({ field, fieldState }) => (
        <>
          <TagsInput
            label="Hosts it may be sent to"
            description="Write each one and press Enter. Left empty, the host of the first integration that uses it is put here."
            placeholder={field.value.length === 0 ? 'api.example.com' : ''}
            splitChars={[',', ' ']}
            acceptValueOnBlur
            value={[...field.value]}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
          />
          <Text size="xs" c="dimmed">
            No integration can send it elsewhere. Whoever adds a host later enters the secrets again.
          </Text>
        </>
      )}
    />
  );
}
