import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { When } from '../../ui/when.tsx';

export type Invitation = Answer<'POST /v1/admin/users/{id}/invitation'> & { readonly name: string };

interface InvitationLinkProps {
  readonly invitation: Invitation;
  readonly onClose: () => void;
}

/** The link of an invitation, to pass on. The hub sends no mail, and shows it only now. */
export function InvitationLink({ invitation, onClose }: InvitationLinkProps): ReactElement {
  return (
    <Dialog opened onClose={onClose} size="lg" title={`Invitation for ${invitation.name}`} once>
      <Stack gap="md">
        <SecretOnce label="Link to pass on" value={`${globalThis.location.origin}${invitation.path}`} />
        <Text size="sm">
          Send it to {invitation.name} in a way that only they read. It works once, until{' '}
          <When at={invitation.expires_at} />; whoever opens it chooses the password.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied it</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
