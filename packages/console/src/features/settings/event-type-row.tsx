import { ActionIcon, Box, Collapse, Group, Table, Text } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { Clipped } from '../../ui/clipped.tsx';
import { counted } from '../../ui/count-text.ts';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import type { EventType } from './event-types-page.tsx';
import { formatWord, typeWord } from './type-words.ts';

interface EventTypeRowProps {
  readonly type: EventType;
  readonly first: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One kind of event; opened, its fields. */
export function EventTypeRow({ type, first, onEdit, onRemove }: EventTypeRowProps): ReactElement {
  const { name, label, kind, fields, description } = type;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box style={first ? {} : { borderTop: '1px solid var(--cw-line)' }}>
      <Group gap="xs" px="xs" py={5} wrap="nowrap" mih={34}>
        <ExpandButton
          open={open}
          controls={id}
          label={`Fields of ${label}`}
          onToggle={() => setOpen(!open)}
        />
        <Group gap="xs" flex={1} miw={0} style={{ rowGap: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {label}
          </Text>
          {name !== label && (
            <Text size="sm" c="dimmed" className="mono" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" visibleFrom="xs" style={{ whiteSpace: 'nowrap' }}>
          {[...traitsOf(type), counted(fields.length, 'field')].join(' · ')}
        </Text>
        {kind === 'custom' && (
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
      </Group>
      <Collapse expanded={open}>
        {open && (
          <Box id={id} pl={38} pr="xs" pb="xs" maw={560}>
            {description !== null && (
              <Text size="sm" mb="xs">
                {description}
              </Text>
            )}
            {fields.length === 0 ? (
              <Text size="sm" c="dimmed">
                It has no fields of its own; whatever comes with it is kept.
              </Text>
            ) : (
              <Table>
                <Table.Tbody>
                  {fields.map((field) => (
                    <Table.Tr key={field.name}>
                      <Table.Td style={{ overflowWrap: 'anywhere' }}>
                        <span className="mono">{field.name}</span>
                        <Dimmed>{[field.label, field.description]}</Dimmed>
                      </Table.Td>
                      <Table.Td>
                        {typeWord(field.type)}
                        <Dimmed>
                          {[field.format && formatWord(field.format), field.choices.join(', ')]}
                        </Dimmed>
                      </Table.Td>
                      <Table.Td c="dimmed">{field.required ? 'required' : ''}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )}
          </Box>
        )}
      </Collapse>
    </Box>
  );
}

/** What there is of it, in a line. */
function Dimmed({ children }: { readonly children: readonly (string | null)[] }): ReactElement | null {
  const text = children.filter((one) => one !== null && one !== '').join(' · ');
  return text === '' ? null : <Clipped text={text} size="xs" c="dimmed" />;
}

/** What sets it apart, in a word or two each. */
function traitsOf({ submittable, once, points }: EventType): readonly string[] {
  return [
    ...(submittable ? [] : ['made by the hub']),
    ...(once ? ['once'] : []),
    ...(points === null ? [] : [counted(points, 'point')]),
  ];
}
