import { ActionIcon, Button, Code, Group, Paper, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import type { Word, Writing } from './consent-page.tsx';
import { PurposeBadges } from './purpose-badges.tsx';
import { saveCodes } from './save-codes.ts';

interface OwnWordsProps {
  readonly codes: readonly Word[];
  readonly onWrite: (writing: Writing) => void;
}

/** Words of one's own consent tool, and the purposes they mean. */
export function OwnWords({ codes, onWrite }: OwnWordsProps): ReactElement {
  const [removing, setRemoving] = useState<Word>();
  return (
    <Paper component="section" aria-label="Your own words" p="sm" bg="var(--cw-surface)">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2}>Your own words</Title>
          <Text size="sm" c="dimmed">
            {codes.length === 0
              ? 'None yet. Add those that your consent tool uses and that are not among the known ones below.'
              : 'They come before the known ones.'}
          </Text>
        </div>
        <NeedsRole least="admin">
          {(disabled) => (
            <Button
              variant="default"
              leftSection={<Plus size={14} aria-hidden />}
              disabled={disabled}
              onClick={() => onWrite({ code: '', word: undefined })}
            >
              Add word
            </Button>
          )}
        </NeedsRole>
      </Group>
      {codes.length > 0 && (
        <Table mt={4} aria-label="Your own words">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Word</Table.Th>
              <Table.Th>Means</Table.Th>
              <Table.Th w={70}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {codes.map((word) => (
              <Table.Tr key={word.code}>
                <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {word.code}
                </Table.Td>
                <Table.Td>
                  <PurposeBadges purposes={word.purposes} />
                </Table.Td>
                <Table.Td>
                  <Group gap={2} wrap="nowrap" justify="flex-end">
                    <NeedsRole least="admin">
                      {(disabled) => (
                        <ActionIcon
                          size="sm"
                          aria-label={`Change ${clip(word.code, 80)}`}
                          disabled={disabled}
                          onClick={() => onWrite({ code: word.code, word })}
                        >
                          <Pencil size={14} />
                        </ActionIcon>
                      )}
                    </NeedsRole>
                    <NeedsRole least="admin">
                      {(disabled) => (
                        <ActionIcon
                          size="sm"
                          aria-label={`Remove ${clip(word.code, 80)}`}
                          disabled={disabled}
                          onClick={() => setRemoving(word)}
                        >
                          <Trash2 size={14} />
                        </ActionIcon>
                      )}
                    </NeedsRole>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Confirm
        opened={removing !== undefined}
        title="Remove this word?"
        action="Remove"
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          await saveCodes(codes.filter(({ code }) => code !== removing?.code));
          done('The word is removed.');
        }}
      >
        <Code>{clip(removing?.code ?? '', 200)}</Code> means nothing here from then on, unless it is among the
        known words. What was read from it before stays in the ledgers.
      </Confirm>
    </Paper>
  );
}
