import { List, Text, UnstyledButton } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useValue } from './form-tools.ts';

/** How the two webhooks are made in Insider. */
export function InboundSteps(): ReactElement {
  const [opened, setOpened] = useState(false);
  const { to } = useValue('customerId');
  const field = useValue('inbound.identifier');
  const carrier = field === '' ? (typeof to === 'object' ? to.custom : to) : field;
  return (
    <div>
      <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Text size="xs" c="dimmed" td="underline">
          {opened ? 'Hide how to set it up in Insider' : 'How to set it up in Insider'}
        </Text>
      </UnstyledButton>
      {opened && (
        <List type="ordered" size="sm" spacing={4} mt={6}>
          <List.Item>
            Go to Components, Integrations, External integration and take Webhook. You need two of them: one
            for attributes, one for events.
          </List.Item>
          <List.Item>
            As the rules of the first, choose under Attributes what has to change for a request to be sent. As
            those of the second, choose under Events, Custom Events what has to happen, and the parameters to
            send along.
          </List.Item>
          <List.Item>
            Let both send{' '}
            {carrier === '' ? 'the customer id' : <code style={{ overflowWrap: 'anywhere' }}>{carrier}</code>}{' '}
            as well: it tells us who it is about.
          </List.Item>
          <List.Item>
            Paste the address, with the key in it, where the POST endpoint is asked for, and press Test
            Webhook. The test arrives in the inbound logs and changes nobody.
          </List.Item>
          <List.Item>Activate both, and map below what they send.</List.Item>
        </List>
      )}
    </div>
  );
}
