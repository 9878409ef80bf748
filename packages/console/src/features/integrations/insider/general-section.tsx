import { Collapse, SimpleGrid, UnstyledButton, Text } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { ApiKeyField } from './api-key-field.tsx';
import { CustomerIdFields } from './customer-id-fields.tsx';
import { useOpenOn } from './form-tools.ts';
import { TextField } from './plain-fields.tsx';
import { Section } from './section.tsx';

interface GeneralSectionProps {
  readonly keyIsSet: boolean;
  /** The button that tries the connection, when there is something to try. */
  readonly test: ReactNode;
}

export function GeneralSection({ keyIsSet, test }: GeneralSectionProps): ReactElement {
  return (
    <Section title="General settings" about="Whom we speak to, and by which id people are found there.">
      <CustomerIdFields />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextField
          name="partnerName"
          label="Insider partner name"
          help="In small letters, as in InOne Settings, Account Settings."
          placeholder="yourbrand"
          required
        />
        <ApiKeyField isSet={keyIsSet} />
      </SimpleGrid>
      <AddressField />
      {test}
    </Section>
  );
}

/** Another address than Insider's own, such as a sandbox's. */
export function AddressField(): ReactElement {
  const [opened, setOpened] = useState(false);
  useOpenOn('baseUrl', () => setOpened(true));
  return (
    <div>
      <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Text size="xs" c="dimmed" td="underline">
          {opened ? 'Hide the address' : 'Another address than Insider’s own'}
        </Text>
      </UnstyledButton>
      <Collapse expanded={opened} keepMounted={false}>
        <div style={{ paddingTop: 6 }}>
          <TextField
            name="baseUrl"
            label="Address"
            help="Scheme and host only. Change it to try things against a sandbox."
          />
        </div>
      </Collapse>
    </div>
  );
}
