import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CodeView } from '../../../ui/code-view.tsx';
import type { PreviewAnswer } from './use-preview.ts';

const MOST_CHARACTERS = 200_000;

/** One request as it would leave. */
export function RequestView({
  request: { method, path, body, bytes },
  name,
}: {
  readonly request: PreviewAnswer['requests'][number];
  readonly name: string;
}): ReactElement {
  const text = typeof body === 'string' ? body : JSON.stringify(body, undefined, 2);
  const cut = text.length > MOST_CHARACTERS;
  return (
    <Stack gap={4}>
      <Group gap={6} wrap="nowrap">
        <Badge variant="default">{method}</Badge>
        <Text size="xs" className="mono" truncate title={path}>
          {path}
        </Text>
        <Text size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }}>
          {bytes.toLocaleString('en')} bytes
        </Text>
      </Group>
      <CodeView value={cut ? text.slice(0, MOST_CHARACTERS) : text} label={`${name}, body`} maxHeight={300} />
      {cut && (
        <Text size="xs" c="dimmed">
          Cut after 200 kB; the rest would leave as well.
        </Text>
      )}
    </Stack>
  );
}
