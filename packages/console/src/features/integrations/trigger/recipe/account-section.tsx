import { Anchor, Box, Collapse, PasswordInput, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useCell } from '../../../../ui/cell.ts';
import { AuthorizationField } from '../../form/authorization-field.tsx';
import { TextField } from '../../form/plain-fields.tsx';
import { Section } from '../../form/section.tsx';
import { useField, useRecipeTools, useWords } from './recipe-tools.ts';
import { INSIDER_HOST } from './recipe-values.ts';

/** Which Insider account is told, and with which keys. */
export function AccountSection(): ReactElement {
  const { value, change } = useField('account');
  const partner = useWords('insider', 'partnerName');
  const shared = useWords('audience_trigger', 'authorization');
  return (
    <Section title="2. Insider account" about="Which account is told, and with which keys.">
      <Radio.Group aria-label="Keys" value={value} onChange={(next) => change(next)}>
        <Stack gap={6}>
          <Radio size="xs" value="new" label="Enter the keys of an account" />
          <Radio size="xs" value="existing" label="An authorization that is stored already" />
        </Stack>
      </Radio.Group>
      {value === 'existing' ? (
        <AuthorizationField name="authorization" {...shared} none={shared.placeholder} />
      ) : (
        <Stack gap={4}>
          <SimpleGrid className="cw-halves" cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextField name="partner" {...partner} required />
            <KeyField />
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            They are stored as an authorization, which other integrations can use too. The key cannot be read
            back.
          </Text>
        </Stack>
      )}
      <AddressField />
    </Section>
  );
}

function KeyField(): ReactElement {
  const { value, change, input, error } = useField('apiKey');
  const { label, help } = useWords('insider', 'api_key');
  return (
    <PasswordInput
      {...input}
      label={label}
      description={help}
      withAsterisk
      aria-required
      error={error}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': `Show: ${label}` }}
      value={value}
      onChange={(event) => change(event.currentTarget.value.trim())}
    />
  );
}

/** For trying it with a sandbox. */
function AddressField(): ReactElement {
  const { revealed, values } = useRecipeTools();
  const words = useWords('insider', 'baseUrl');
  const usual = useCell(values, ({ baseUrl }) => baseUrl === `https://${INSIDER_HOST}`);
  const [asked, ask] = useState(false);
  const wanted = useCell(revealed, (one) => one?.place === 'baseUrl');
  const opened = asked || wanted || !usual;
  return (
    <Box>
      {!opened && (
        <Text size="xs" c="dimmed">
          Requests go to {INSIDER_HOST}.{' '}
          <Anchor component="button" type="button" inherit onClick={() => ask(true)}>
            Another address
          </Anchor>
        </Text>
      )}
      <Collapse expanded={opened} keepMounted={false}>
        <TextField name="baseUrl" {...words} />
      </Collapse>
    </Box>
  );
}
