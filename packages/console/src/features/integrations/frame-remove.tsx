import { Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { counted } from '../../ui/count-text.ts';
import { done } from '../../ui/notify.ts';

interface RemoveIntegrationProps {
  readonly integration: Answer<'GET /v1/admin/integrations/{id}'>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Removing cannot be undone, so it asks for the name. */
export function RemoveIntegration({ integration, opened, onClose }: RemoveIntegrationProps): ReactElement {
  const { id, name, counts } = integration;
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const waiting = counts.waiting + counts.parked + counts.held;
  return (
    <Confirm
      opened={opened}
      title={`Remove ${name}?`}
      action="Remove it for good"
      ready={typed.trim() === name}
      onClose={() => {
        setTyped('');
        onClose();
      }}
      onConfirm={async () => {
        await api('DELETE /v1/admin/integrations/{id}', { params: { id } });
        await navigate({ to: '/integrations' });
        done(`${name} is removed.`);
        await changed('GET /v1/admin/integrations', 'GET /v1/admin/overview');
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          Its settings, mappings and keys are removed, and nothing more is sent to it. This cannot be undone.{' '}
          {waiting > 0 &&
            `${counted(waiting, 'message')} that ${waiting === 1 ? 'waits' : 'wait'} for it will not be sent: in the log of the customer they end as skipped, because the integration was removed. `}
          {counts.dead_letters > 0 &&
            `Its ${counted(counts.dead_letters, 'dead letter')} cannot be sent again. `}
          Customers and events stay, here and in Insider.
        </Text>
        <TextInput
          label={`To go on, write its name: ${name}`}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Stack>
    </Confirm>
  );
}
