import { Box, Group, Skeleton } from '@mantine/core';
import { lazy, Suspense, type ReactElement } from 'react';
import { CopyButton } from './copy-button.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

interface CodeViewProps {
  /** A text, or a value that is shown as indented JSON. */
  readonly value: unknown;
  /** Names it for screen readers and for the copy button. */
  readonly label: string;
  readonly maxHeight?: number;
}

/** Stored data, read-only: shown as text and never as a page. The editor is loaded when it is first needed. */
export function CodeView({ value, label, maxHeight = 360 }: CodeViewProps): ReactElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  return (
    <Box pos="relative">
      <Group pos="absolute" top={4} right={4} style={{ zIndex: 2 }}>
        <CopyButton value={text} what={label} />
      </Group>
      <Suspense fallback={<Skeleton h={Math.min(maxHeight, 24 + 18 * text.split('\n').length)} />}>
        <CodeEditor value={text} label={label} maxHeight={maxHeight} />
      </Suspense>
    </Box>
  );
}
