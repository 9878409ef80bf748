import { Stack, TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { AuthFields } from './auth-fields.tsx';
import { AUTH_WAYS, authAbout } from './auth-ways.ts';
import { useField } from './form-tools.ts';
import type { AuthWay } from './form-values.ts';
import { Notes, useIsWrong } from './notes.tsx';
import { ChoiceField } from './plain-fields.tsx';
import { Section } from './section.tsx';

/** How the sender proves that it is the sender. */
export function AccessSection(): ReactElement {
  const { value: way } = useField<AuthWay>('auth.way');
  return (
    <Section
      title="Access"
      place="auth"
      about="How the sender proves itself. Secrets are kept encrypted: they can be set here and never read back."
    >
      <Stack gap="sm">
        <ChoiceField
          place="auth.way"
          label="The sender proves itself by"
          help={authAbout(way)}
          choices={AUTH_WAYS.map(({ way: value, label }) => ({ value, label }))}
        />
        <Notes place="auth" />
        {way !== 'none' && <AuthFields way={way} />}
        <IpsField />
      </Stack>
    </Section>
  );
}

function IpsField(): ReactElement {
  const { value, change, input, readOnly } = useField<readonly string[]>('ips');
  const wrong = useIsWrong('ips');
  return (
    <div>
      <TagsInput
        {...input}
        label="Addresses that may send"
        description="Single ones or ranges, such as 203.0.113.0/24. None: requests may come from anywhere."
        placeholder={value.length === 0 && !readOnly ? 'Address, Enter' : ''}
        readOnly={readOnly}
        error={wrong}
        acceptValueOnBlur
        splitChars={[',', ' ', ';']}
        value={[...value]}
        onChange={change}
      />
      <Notes place="ips" />
    </div>
  );
}
