import { SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import { AuthSecrets } from './auth-secrets.tsx';
import { TIMED } from './auth-ways.ts';
import { useField } from './form-tools.ts';
import type { AuthWay } from './form-values.ts';
import { ChoiceField, NumberField, TextField } from './plain-fields.tsx';

const TOLERANCE_HELP = 'A signature that is older, or further ahead, is refused.';

/** What the chosen way needs to know. */
export function AuthFields({ way }: { readonly way: AuthWay }): ReactElement {
  return (
    <>
      {way === 'header_token' && (
        <TextField place="auth.header" label="Header" placeholder="X-Token" required mono />
      )}
      {way === 'basic' && <TextField place="auth.user" label="User" required />}
      {way === 'generic' && <GenericFields />}
      <AuthSecrets way={way} />
      {TIMED.has(way) && (
        <NumberField place="auth.tolerance" label="Clocks may differ by (seconds)" help={TOLERANCE_HELP} />
      )}
    </>
  );
}

function GenericFields(): ReactElement {
  const { value: timeHeader } = useField<string>('auth.timeHeader');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        <TextField
          place="auth.header"
          label="Header with the signature"
          placeholder="X-Signature"
          required
          mono
        />
        <TextField place="auth.prefix" label="Stands before it" placeholder="sha256=" mono />
        <ChoiceField
          place="auth.algorithm"
          label="Hash"
          choices={[
            { value: 'sha256', label: 'SHA-256' },
            { value: 'sha1', label: 'SHA-1' },
            { value: 'sha512', label: 'SHA-512' },
          ]}
        />
        <ChoiceField
          place="auth.encoding"
          label="Written as"
          choices={[
            { value: 'hex', label: 'Hexadecimal' },
            { value: 'base64', label: 'Base64' },
          ]}
        />
        <TextField
          place="auth.timeHeader"
          label="Header with the signed time"
          help="Leave it empty when no time is signed."
          placeholder="X-Timestamp"
          mono
        />
        <TextField
          place="auth.signed"
          label="What is signed"
          help="{body} and {timestamp} stand for the two."
          placeholder="{timestamp}.{body}"
          mono
        />
      </SimpleGrid>
      {timeHeader.trim() !== '' && (
        <NumberField place="auth.tolerance" label="Clocks may differ by (seconds)" help={TOLERANCE_HELP} />
      )}
    </>
  );
}
