import { SimpleGrid, Stack, TagsInput, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { useField, useFormTools } from './form-tools.ts';
import { Folded } from '../form/folded.tsx';
import { newSigningSecret } from './new-signing-secret.ts';
import { ChoiceField, FlagField, NumberField, TextField } from './plain-fields.tsx';
import { SecretField } from './secret-field.tsx';

const FIELDS = [
  'anonymous',
  'batch',
  'batchSize',
  'batchJoin',
  'doNotRetry',
  'requestsPerMinute',
  'concurrency',
  'signingSecret',
];

/** What most people leave as it is. */
export function AdvancedSection(): ReactElement {
  const { values } = useFormTools();
  const batch = useCell(values, (all) => all.batch);
  return (
    <Folded
      title="Advanced"
      about="People not named yet, batches, what is tried again, speed, and a signature."
      fields={FIELDS}
    >
      <ChoiceField
        name="anonymous"
        label="People not named yet"
        help="What happens with what they do until they sign in."
        choices={[
          { value: 'send', label: 'Send it, without a customer id' },
          { value: 'hold', label: 'Wait until somebody names them' },
        ]}
      />
      <Stack gap="xs">
        <FlagField
          name="batch"
          label="Several events in one request"
          help="Fewer requests, for APIs that take lists. Address and headers are then the same for all of them."
        />
        {batch && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
            <NumberField name="batchSize" label="Events per request" help="From 2 to 1000." />
            <TextField
              name="batchJoin"
              label="List that is joined"
              help="Its name in the body: users for Insider. Empty: a list of whole bodies."
              placeholder="None"
            />
          </SimpleGrid>
        )}
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberField name="requestsPerMinute" label="Requests per minute" help="From 1 to 60 000." />
        <NumberField name="concurrency" label="Requests at once" help="From 1 to 64." />
      </SimpleGrid>
      <CodesField />
      <SecretField
        field="signingSecret"
        secret="signing_secret"
        label="Signing secret"
        help="With it, every request carries the three headers of Standard Webhooks, so that the receiver can tell that it came from here."
        placeholder="None: requests are not signed"
        generate={newSigningSecret}
      >
        <Text size="xs" c="dimmed">
          webhook-id, webhook-timestamp and webhook-signature: HMAC-SHA256 over “id.timestamp.body”, in
          base64. Any Standard Webhooks library checks it. Give the receiver the same secret; here it can be
          read only until it is saved.
        </Text>
      </SecretField>
    </Folded>
  );
}

function CodesField(): ReactElement {
  const { value, change, input, error, readOnly } = useField('doNotRetry');
  return (
    <TagsInput
      {...input}
      label="Codes that are not tried again"
      description="Status codes from 400 to 599 after which the event is put to the dead letters at once. By itself this is so for most 4xx; others, such as 500 or 429, are tried again."
      placeholder={readOnly ? 'None' : value.length === 0 ? '501' : ''}
      error={error}
      readOnly={readOnly}
      value={[...value]}
      splitChars={[',', ' ']}
      acceptValueOnBlur
      onChange={change}
    />
  );
}
