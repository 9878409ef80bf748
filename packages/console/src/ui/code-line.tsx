import { Code, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { CopyButton } from './copy-button.tsx';

interface CodeLineProps {
  readonly value: string;
  /** Names it for the copy button, such as "command". */
  readonly what: string;
}

/** A command, or a few lines of code, to copy. Long lines break, so that nothing is out of sight. */
export function CodeLine({ value, what }: CodeLineProps): ReactElement {
  return (
    <Group gap={4} wrap="nowrap" align="flex-start" ta="left" maw="100%">
      <Code block flex={1} miw={0} p={8} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {value}
      </Code>
      <CopyButton value={value} what={what} />
    </Group>
  );
}
