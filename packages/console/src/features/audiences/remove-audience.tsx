import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed, get, queryClient } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { counted } from '../../ui/count-text.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { done } from '../../ui/notify.ts';
import type { Audience } from './audience.ts';
import { UsedBy, usesOf } from './used-by.tsx';

interface RemoveAudienceProps {
  readonly audience: Audience;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Removing an audience; not while a rule or an integration names it. */
export function RemoveAudience({ audience, opened, onClose }: RemoveAudienceProps): ReactElement {
  const { id, name, members, used_by: used, revision } = audience;
  const navigate = useNavigate();
  if (usesOf(used) > 0)
    return (
      <Dialog opened={opened} onClose={onClose} title="It is in use">
        <Stack gap="md">
          <Text size="sm" component="div">
            {clip(name, 100)} is named by <UsedBy used={used} />. Take it out there first; then it can be
            removed.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              Close
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  return (
    <Confirm
      opened={opened}
      title={`Remove ${clip(name, 100)}?`}
      action="Remove"
      onClose={onClose}
      onConfirm={async () => {
        await api('DELETE /v1/admin/audiences/{id}', { params: { id }, revision });
        await navigate({ to: '/audiences', ignoreBlocker: true });
        queryClient.removeQueries({
          queryKey: get('GET /v1/admin/audiences/{id}', { params: { id } }).queryKey,
        });
        done(`${clip(name, 100)} is removed.`);
        // What it named is used by one less.
        await changed('GET /v1/admin/audiences', 'GET /v1/admin/audiences/{id}');
      }}
    >
      Its rule and its history are removed, and {counted(members, 'customer')} {members === 1 ? 'is' : 'are'}{' '}
      in it no more. Nobody is told that they left. This cannot be undone.
    </Confirm>
  );
}
