import { Badge, Box, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useId, useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip, inLine } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { CodeView } from '../../ui/code-view.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { When } from '../../ui/when.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { differences } from './audit-diff.ts';
import { actionWords } from './audit-words.ts';

type Entry = Answer<'GET /v1/admin/audit'>['data'][number];

interface AuditRowProps {
  readonly entry: Entry;
  readonly first: boolean;
}

/** One change; opened, what it was before and what it is since. */
export function AuditRow({ entry, first }: AuditRowProps): ReactElement {
  const { timestamp, actor, action, target } = entry;
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = actionWords(action);
  return (
    <Box style={first ? {} : { borderTop: '1px solid var(--cw-line)' }}>
      <Group gap="xs" px="xs" py={6} wrap="nowrap" mih={36} align="flex-start">
        <ExpandButton open={open} controls={id} label={`Details: ${words}`} onToggle={() => setOpen(!open)} />
        <Group gap="xs" flex={1} miw={0} style={{ rowGap: 0 }} fz="sm">
          <Text inherit c="dimmed" w={{ sm: 140 }}>
            <When at={timestamp} />
          </Text>
          <Text inherit fw={600} style={{ overflowWrap: 'anywhere' }}>
            {actor.kind === 'hub' ? 'The hub' : actor.name}
          </Text>
          {actor.kind === 'token' && <Badge color="blue">API token</Badge>}
          <Text inherit>{words}</Text>
          {target.name !== '' && target.name !== actor.name && (
            <Text inherit fw={600} miw={0} component="div">
              <Clipped text={target.name} />
            </Text>
          )}
        </Group>
      </Group>
      {open && (
        <Box id={id} px="sm" pb="sm" pl={38}>
          <Detail entry={entry} />
        </Box>
      )}
    </Box>
  );
}

const MOST = 100;

function Detail({ entry }: { readonly entry: Entry }): ReactElement {
  const { action, before, after, target } = entry;
  const [raw, setRaw] = useState(false);
  const changes = differences(before, after);
  const none = changes.length === 0;
  return (
    <Stack gap="xs">
      {none ? (
        <Text size="sm" c="dimmed">
          Nothing more is recorded about it.
        </Text>
      ) : (
        <WideTable label="What changed" minWidth={420}>
          <Table layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What</Table.Th>
                <Table.Th>Before</Table.Th>
                <Table.Th>Since then</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.slice(0, MOST).map(({ place, before: was, after: is }) => (
                <Table.Tr key={place} style={{ verticalAlign: 'top' }}>
                  <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                    {place}
                  </Table.Td>
                  <Value value={was} />
                  <Value value={is} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
      {changes.length > MOST && (
        <Text size="sm" c="dimmed">
          And {changes.length - MOST} more: all of it is in the raw entry.
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" size="compact-xs" aria-expanded={raw} onClick={() => setRaw(!raw)}>
          {raw ? 'Hide the raw entry' : 'Show the raw entry'}
        </Button>
        <Text size="xs" c="dimmed">
          <code>{action}</code>
          {target.id !== null && ` · ${target.kind} ${target.id}`}
        </Text>
      </Group>
      {raw && <CodeView value={entry} label="entry" />}
    </Stack>
  );
}

function Value({ value }: { readonly value: unknown }): ReactElement {
  return (
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {value === undefined ? (
        <Text inherit c="dimmed">
          nothing
        </Text>
      ) : (
        <bdi>{clip(inLine(value), 1_000)}</bdi>
      )}
    </Table.Td>
  );
}
