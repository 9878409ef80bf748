import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { bytesText } from '../../../ui/bytes.ts';
import { clip } from '../../../ui/clip.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import type { ShownRequest } from './shown-request.ts';

const MOST_CHARACTERS = 200_000;

/** One request, as it would leave or has left. */
export function RequestView({ request }: { readonly request: ShownRequest }): ReactElement {
  const { method, url, headers, body, bytes } = request;
  const text = typeof body === 'string' ? body : (JSON.stringify(body, undefined, 2) ?? '');
  return (
    <Stack gap={6}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Badge variant="default" miw="max-content">
          {method}
        </Badge>
        <Text size="xs" className="mono" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{clip(url, 2_000)}</bdi>
        </Text>
        {bytes > 0 && (
          <Text size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }}>
            {bytesText(bytes)}
          </Text>
        )}
      </Group>
      <Text size="xs" className="mono" component="div" style={{ overflowWrap: 'anywhere' }}>
        {headers.map(({ name, value }, index) => (
          <div key={index}>
            <Text span inherit c="dimmed">
              {clip(name, 200)}:
            </Text>{' '}
            <bdi>{clip(value, 1_000)}</bdi>
          </div>
        ))}
      </Text>
      {body === undefined || body === null ? (
        <Text size="xs" c="dimmed">
          No body.
        </Text>
      ) : (
        <CodeView value={text.slice(0, MOST_CHARACTERS)} label="body of the request" maxHeight={320} />
      )}
    </Stack>
  );
}
