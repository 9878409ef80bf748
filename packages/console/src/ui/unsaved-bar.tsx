import { Button, Group, Kbd, Paper, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import './unsaved-bar.css';

interface UnsavedBarProps {
  readonly text: string;
  readonly shown: boolean;
  readonly busy: boolean;
  /** The verb on the button, such as "Save". */
  readonly action: string;
  readonly onSave: () => void;
  readonly onDiscard?: () => void;
  /** What went wrong with saving, where no field is to blame. */
  readonly problem?: ReactNode;
  /** A field about the change, before the buttons. */
  readonly note?: ReactNode;
  /** Other buttons, before the one that saves. */
  readonly more?: ReactNode;
}

/** Stays in sight while something is not saved. Its place is kept, so that nothing moves when it comes. */
export function UnsavedBar(props: UnsavedBarProps): ReactElement {
  const { text, shown, busy, action, onSave, onDiscard, problem, note, more } = props;
  useHotkeys(
    [
      [
        'mod+S',
        () => {
          if (shown && !busy) onSave();
        },
      ],
    ],
    [],
    true,
  );
  return (
    <div className="cw-unsaved" aria-live="polite">
      {shown && (
        <Paper p="xs" shadow="md" bg="var(--cw-surface)" role="region" aria-label="Unsaved changes">
          {problem}
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={500}>
              {text}
            </Text>
            <Group gap="xs">
              {note}
              {onDiscard !== undefined && (
                <Button variant="default" disabled={busy} onClick={onDiscard}>
                  Discard
                </Button>
              )}
              {more}
              <Button
                loading={busy}
                onClick={onSave}
                rightSection={
                  <Kbd size="xs" visibleFrom="sm" aria-hidden>
                    Ctrl S
                  </Kbd>
                }
              >
                {action}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </div>
  );
}
