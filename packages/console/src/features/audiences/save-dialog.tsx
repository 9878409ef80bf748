import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { countText } from '../../ui/count-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { estimateOf, percentOf } from './estimate.ts';
import { Moves } from './live-count.tsx';
import { TellSwitch } from './tell-switch.tsx';
import type { PreviewUse } from './use-preview.ts';

interface SaveDialogProps {
  readonly opened: boolean;
  /** How many are in it now. */
  readonly members: number;
  readonly preview: PreviewUse;
  readonly onSave: (tell: boolean) => void;
  readonly onClose: () => void;
}

/** The rule becomes another one: what that means for who is in the audience, and who is told. */
export function SaveDialog({ opened, members, preview, onSave, onClose }: SaveDialogProps): ReactElement {
  const [tell, setTell] = useState(false);
  const close = (): void => {
    setTell(false);
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title="Save the new rule?">
      <Stack gap="md">
        <Outcome members={members} preview={preview} />
        <TellSwitch tell={tell} isNew={false} onChange={setTell} />
        <Text size="sm" c="dimmed">
          All customers are judged by the new rule in the background. Until everybody was, some are in the
          audience still, or not yet.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Keep editing
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              close();
              onSave(tell);
            }}
          >
            {tell ? 'Save and tell them' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Outcome({
  members,
  preview: { preview, error },
}: Pick<SaveDialogProps, 'members' | 'preview'>): ReactElement {
  const estimate = preview === undefined ? undefined : estimateOf(preview);
  if (estimate === undefined)
    return (
      <Text size="sm">
        {error === null || error === undefined
          ? 'Who would join and leave is being counted.'
          : 'Who would join and leave could not be counted.'}
      </Text>
    );
  return (
    <div>
      <Text size="sm" component="div">
        {countText(members)} {members === 1 ? 'is' : 'are'} in it now, and {estimate.exact ? '' : '≈ '}
        {countText(estimate.matching)} {estimate.matching === 1 ? 'meets' : 'meet'} the new rule.
      </Text>
      <Moves estimate={estimate} />
      {preview !== undefined && !estimate.exact && (
        <Progress
          size="xs"
          mt={6}
          value={percentOf(preview.looked, preview.total)}
          aria-label="Customers looked at"
        />
      )}
    </div>
  );
}
