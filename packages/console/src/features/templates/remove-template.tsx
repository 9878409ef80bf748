import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed, get, queryClient } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { done } from '../../ui/notify.ts';
import type { Template } from './template.ts';
import { UsedBy } from './used-by.tsx';

interface RemoveTemplateProps {
  readonly template: Template;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Removing takes its history along, and cannot be done while something is filled in from it. */
export function RemoveTemplate({ template, opened, onClose }: RemoveTemplateProps): ReactElement {
  const { id, name, used_by: used, revision } = template;
  const navigate = useNavigate();
  const title = `Remove ${clip(name, 100)}?`;
  if (used.length > 0)
    return (
      <Dialog opened={opened} onClose={onClose} title="It is in use">
        <Stack gap="md">
          <Text size="sm" component="div">
            <UsedBy used={used} /> {used.length === 1 ? 'is' : 'are'} filled in from it, and would have
            nothing to send without it. Choose another request format there first.
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
      title={title}
      action="Remove"
      onClose={onClose}
      onConfirm={async () => {
        await api('DELETE /v1/admin/templates/{id}', { params: { id }, revision });
        await navigate({ to: '/templates', ignoreBlocker: true });
        queryClient.removeQueries({
          queryKey: get('GET /v1/admin/templates/{id}', { params: { id } }).queryKey,
        });
        done(`${clip(name, 100)} is removed.`);
        await changed('GET /v1/admin/templates');
      }}
    >
      Its source and all {revision === 1 ? 'of it' : `${revision} revisions`} are removed. This cannot be
      undone.
    </Confirm>
  );
}
