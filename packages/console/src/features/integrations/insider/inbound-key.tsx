import { Button, Group, Stack, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { CodeLine } from '../../../ui/code-line.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';

type Made = Answer<'POST /v1/admin/integrations/{id}/inbound/key'>;

/** Makes the key of Insider's webhooks, and shows it once, in the addresses that are to be pasted there. */
export function InboundKey({ id, isSet }: { readonly id: number; readonly isSet: boolean }): ReactElement {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Made>();
  return (
    <>
      <NeedsRole least="admin">
        {(disabled) => (
          <Button
            variant={isSet ? 'default' : 'filled'}
            leftSection={<KeyRound size={14} aria-hidden />}
            disabled={disabled}
            onClick={() => setAsking(true)}
          >
            {isSet ? 'Generate a new key' : 'Generate key'}
          </Button>
        )}
      </NeedsRole>
      <Confirm
        opened={asking}
        title={isSet ? 'Replace the key?' : 'Generate a key?'}
        action={isSet ? 'Replace the key' : 'Generate key'}
        destructive={isSet}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          setMade(await api('POST /v1/admin/integrations/{id}/inbound/key', { params: { id } }));
          await changed('GET /v1/admin/integrations/{id}/inbound');
        }}
      >
        {isSet
          ? 'The present key stops working at once. Until both webhooks in Insider have the new addresses, what they send is refused, and Insider does not send it again.'
          : 'The key is shown once, in two addresses. Have Insider open beside this page to paste them.'}
      </Confirm>
      <Dialog
        opened={made !== undefined}
        onClose={() => setMade(undefined)}
        size="lg"
        title="Key for Insider’s webhooks"
        once
      >
        {made !== undefined && (
          <Stack gap="md">
            <SecretOnce label="Your new key" value={made.key} />
            <Filled
              label="Paste into the webhook for attributes"
              what="address for attributes"
              url={made.profile_url}
            />
            <Filled
              label="Paste into the webhook for events"
              what="address for events"
              url={made.event_url}
            />
            <Group justify="flex-end">
              <Button onClick={() => setMade(undefined)}>I have copied them</Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </>
  );
}

interface FilledProps {
  readonly label: string;
  readonly what: string;
  readonly url: string;
}

function Filled({ label, what, url }: FilledProps): ReactElement {
  return (
    <div>
      <Text size="sm" fw={600} mb={2}>
        {label}
      </Text>
      <CodeLine value={url} what={what} />
    </div>
  );
}
