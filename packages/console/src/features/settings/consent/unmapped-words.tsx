import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { countText } from '../../../ui/count-text.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { When } from '../../../ui/when.tsx';
import type { ConsentSettings } from './consent-page.tsx';

interface UnmappedWordsProps {
  readonly words: ConsentSettings['unmapped'];
  readonly onMap: (code: string) => void;
}

/** Words that came in and mean nothing here. */
export function UnmappedWords({ words, onMap }: UnmappedWordsProps): ReactElement {
  return (
    <Paper component="section" aria-label="Words that mean nothing here" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Words that mean nothing here</Title>
      <Text size="sm" c="dimmed" mb={4}>
        They came in since the hub was started, and nobody has said what they mean. Until then they say
        nothing.
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {words.map(({ code, count, last_seen: last }) => (
          <Group
            key={code}
            component="li"
            gap="sm"
            justify="space-between"
            wrap="nowrap"
            py={5}
            style={{ borderTop: '1px solid var(--cw-line)' }}
          >
            <Text size="sm" component="div" miw={0} style={{ overflowWrap: 'anywhere' }}>
              <bdi className="mono">{clip(code, 200)}</bdi>
              <Text size="xs" c="dimmed">
                {count === 1 ? 'once' : `${countText(count)} times`}, last <When at={last} relative />
              </Text>
            </Text>
            <NeedsRole least="admin">
              {(disabled) => (
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={disabled}
                  aria-label={`Map it: ${clip(code, 80)}`}
                  onClick={() => onMap(code)}
                >
                  Map it
                </Button>
              )}
            </NeedsRole>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
