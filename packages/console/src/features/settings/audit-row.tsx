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

const MOST = 12;

function Detail({ entry }: { readonly entry: Entry }): ReactElement {
  const { action, before, after, target } = entry;
  const [raw, setRaw] = useState(false);
  const [all, setAll] = useState(false);
  const hasBefore = before !== null;
  const hasAfter = after !== null;
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
                {hasBefore && <Table.Th>{hasAfter ? 'Before' : 'As it was'}</Table.Th>}
                {hasAfter && <Table.Th>{hasBefore ? 'Since then' : 'As it was made'}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(all ? changes : changes.slice(0, MOST)).map(({ place, before: was, after: is }) => (
                <Table.Tr key={place} style={{ verticalAlign: 'top' }}>
                  <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                    {place}
                  </Table.Td>
                  {hasBefore && <Value value={was} />}
                  {hasAfter && <Value value={is} />}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
      <Group gap="xs">
        {changes.length > MOST && (
          <Button variant="default" size="compact-xs" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${changes.length}`}
          </Button>
        )}
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
