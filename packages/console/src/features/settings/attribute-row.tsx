import { ActionIcon, Badge, Group, Table, Text } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import type { Attribute } from './attributes-page.tsx';
import { typeWord } from './type-words.ts';

const TAGS: Readonly<Record<string, string>> = { external_id: 'external id', searchable: 'searchable' };

interface AttributeRowProps {
  readonly attribute: Attribute;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function AttributeRow({ attribute, onEdit, onRemove }: AttributeRowProps): ReactElement {
  const { name, label, type, built_in: builtIn, read_only: readOnly, tags, choices } = attribute;
  return (
    <Table.Tr>
      <Table.Td miw={130} maw={240} style={{ overflowWrap: 'anywhere' }}>
        {label}
      </Table.Td>
      <Table.Td miw={130} maw={220} className="mono" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Table.Td>
      <Table.Td miw={110} maw={220}>
        {typeWord(type)}
        {choices.length > 0 && <Clipped text={choices.join(', ')} size="xs" c="dimmed" />}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {tags.map((tag) => (
            <Badge key={tag} color="sea">
              {TAGS[tag] ?? tag}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>
        {builtIn && (
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {readOnly ? 'computed by the hub' : 'built in'}
          </Text>
        )}
        {!builtIn && (
          <Group gap={2} wrap="nowrap">
            <NeedsRole least="editor">
              {(disabled) => (
                <ActionIcon size="sm" aria-label={`Change ${label}`} disabled={disabled} onClick={onEdit}>
                  <Pencil size={14} />
                </ActionIcon>
              )}
            </NeedsRole>
            <NeedsRole least="editor">
              {(disabled) => (
                <ActionIcon size="sm" aria-label={`Remove ${label}`} disabled={disabled} onClick={onRemove}>
                  <Trash2 size={14} />
                </ActionIcon>
              )}
            </NeedsRole>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
