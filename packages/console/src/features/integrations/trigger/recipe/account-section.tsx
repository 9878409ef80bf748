import { Anchor, Box, Collapse, PasswordInput, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useCell } from '../../../../ui/cell.ts';
import { AuthorizationField } from '../../form/authorization-field.tsx';
import { TextField } from '../../form/plain-fields.tsx';
import { Section } from '../../insider/section.tsx';
import { useField, useRecipeTools } from './recipe-tools.ts';
import { INSIDER_HOST } from './recipe-values.ts';

/** Which Insider account is told, and with which keys. */
export function AccountSection(): ReactElement {
  const { value, change } = useField('account');
  return (
    <Section title="2. Insider account" about="Which account is told, and with which keys.">
      <Radio.Group aria-label="Keys" value={value} onChange={(next) => change(next)}>
        <Stack gap={6}>
          <Radio size="xs" value="new" label="Enter the keys of an account" />
          <Radio size="xs" value="existing" label="An authorization that is stored already" />
        </Stack>
      </Radio.Group>
      {value === 'existing' ? (
        <AuthorizationField />
      ) : (
        <Stack gap={4}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
            <TextField
              name="partner"
              label="Insider partner name"
              help="In small letters, as in InOne Settings, Account Settings."
              placeholder="yourbrand"
              required
            />
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
  return (
    <PasswordInput
      {...input}
      label="Insider API key"
      description="Of the type Unified Customer Database."
      withAsterisk
      aria-required
      error={error}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': 'Show: Insider API key' }}
      value={value}
      onChange={(event) => change(event.currentTarget.value.trim())}
    />
  );
}

/** For trying it with a sandbox. */
function AddressField(): ReactElement {
  const { revealed, values } = useRecipeTools();
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
        <TextField
          name="baseUrl"
          label="Address"
          help="Scheme and host only. Change it to try things against a sandbox."
        />
      </Collapse>
    </Box>
  );
}
