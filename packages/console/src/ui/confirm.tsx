import { Button, Group, Stack, Text, type ModalProps } from '@mantine/core';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb on the button, such as "Revoke". */
  readonly action: string;
  readonly destructive?: boolean;
  /** Wider, where there is much to look at. */
  readonly size?: ModalProps['size'];
  /** False while something is missing, such as a name that has to be typed. */
  readonly ready?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before something that matters, shows that it is being done, and what went wrong. */
export function Confirm(props: ConfirmProps): ReactElement {
  const {
    opened,
    title,
    children,
    action,
    destructive = true,
    ready = true,
    size,
    onConfirm,
    onClose,
  } = props;
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const close = (): void => {
    setState({ busy: false });
    onClose();
  };
  const confirm = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await onConfirm();
      close();
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Dialog opened={opened} onClose={close} title={title} {...(size === undefined ? {} : { size })}>
      <Stack gap="md">
        <Text size="sm" component="div">
          {children}
        </Text>
        {state.error !== undefined && <ProblemNote error={state.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Cancel
          </Button>
          <Button
            {...(destructive ? { color: 'red.8' } : {})}
            loading={state.busy}
            disabled={!ready}
            onClick={() => {
              confirm().catch(() => undefined);
            }}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
