import { Box, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api, ApiError, type Answer } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { done } from '../../../ui/notify.ts';
import { showChanged } from '../frame-change.ts';
import { ChangeList } from './change-list.tsx';
import { changesOf } from './changes.ts';
import { REVISIONS, type Revision } from './revision.ts';

interface RestoreDialogProps {
  /** As it is now. */
  readonly integration: Answer<'GET /v1/admin/integrations/{id}'>;
  readonly revision: Revision;
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  readonly onClose: () => void;
}

/** Asks before an earlier revision is made the present one, and shows what that would change. */
export function RestoreDialog(props: RestoreDialogProps): ReactElement {
  const { integration, revision, fields, onClose } = props;
  // What is shown is what is confirmed: whatever is changed meanwhile is shown first.
  const [base, setBase] = useState(integration);
  const [why, setWhy] = useState('');
  const { id } = integration;
  const number = revision.revision;
  const changes = changesOf(base, revision);
  const restore = async (): Promise<void> => {
    try {
      const restored = await api('POST /v1/admin/integrations/{id}/revisions/{revision}/restore', {
        params: { id, revision: number },
        body: { summary: why.trim() },
        revision: base.revision,
      });
      await showChanged(restored);
      await changed(REVISIONS);
      done(`Revision ${number} is back.`);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const latest = await api('GET /v1/admin/integrations/{id}', { params: { id } });
      setBase(latest);
      await showChanged(latest);
      await changed(REVISIONS);
      throw new Error(
        'It was changed meanwhile. What would change is shown anew, against what it is like now: look at it, and confirm once more.',
        { cause: error },
      );
    }
  };
  return (
    <Confirm
      opened
      title={`Restore revision ${number}?`}
      action="Restore this revision"
      destructive={false}
      size="xl"
      onClose={onClose}
      onConfirm={restore}
    >
      <Stack gap="sm">
        <Text size="sm">
          It becomes the present one, as a new revision: nothing of the list is lost. Secrets stay as they
          are, and whatever waits is sent by these settings.
        </Text>
        <Box component="section" aria-label="What would change">
          <ChangeList
            changes={changes}
            fields={fields}
            heads={['Now', `Revision ${number}`]}
            none="Nothing would change: it is as that revision was."
          />
        </Box>
        <TextInput
          label="Why"
          description="For the list of revisions. It can be left empty."
          maxLength={500}
          autoComplete="off"
          value={why}
          onChange={({ currentTarget: { value } }) => setWhy(value)}
        />
      </Stack>
    </Confirm>
  );
}
