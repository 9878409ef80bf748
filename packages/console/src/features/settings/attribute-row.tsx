import { ActionIcon, Badge, Group, Table, Text } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import type { Attribute } from './attributes-page.tsx';
import { defaultWord, formatWord, typeWord } from './type-words.ts';

const TAGS: Readonly<Record<string, string>> = { external_id: 'external id', searchable: 'searchable' };

interface AttributeRowProps {
  readonly attribute: Attribute;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function AttributeRow({ attribute, onEdit, onRemove }: AttributeRowProps): ReactElement {
  const {
    name,
    label,
    type,
    built_in: builtIn,
    read_only: readOnly,
    tags,
    choices,
    format,
    description,
    default: value,
  } = attribute;
  return (
    <Table.Tr>
      <Table.Td miw={130} maw={240} style={{ overflowWrap: 'anywhere' }}>
        {label}
        {description !== null && <Clipped text={description} size="xs" c="dimmed" />}
      </Table.Td>
      <Table.Td miw={130} maw={220} className="mono" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Table.Td>
      <Table.Td miw={110} maw={220}>
        {typeWord(type)}
        {format !== null && (
          <Text size="xs" c="dimmed">
            {formatWord(format)}
          </Text>
        )}
        {value !== null && <Clipped text={`default: ${defaultWord(value)}`} size="xs" c="dimmed" />}
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
        <Group gap={2} wrap="nowrap">
          {builtIn && (
            <Text size="xs" c="dimmed" mr="auto" style={{ whiteSpace: 'nowrap' }}>
              {readOnly ? 'computed by the hub' : 'built in'}
            </Text>
          )}
          {!readOnly && (
            <NeedsRole least="editor">
              {(disabled) => (
                <ActionIcon size="sm" aria-label={`Change ${label}`} disabled={disabled} onClick={onEdit}>
                  <Pencil size={14} />
                </ActionIcon>
              )}
            </NeedsRole>
          )}
          {!builtIn && (
            <NeedsRole least="editor">
              {(disabled) => (
                <ActionIcon size="sm" aria-label={`Remove ${label}`} disabled={disabled} onClick={onRemove}>
                  <Trash2 size={14} />
                </ActionIcon>
              )}
            </NeedsRole>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
