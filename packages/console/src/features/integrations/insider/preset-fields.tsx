import { Checkbox, Group, Stack, Table, Text, UnstyledButton, Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { EditorProps } from '../form/editor.ts';
import { FieldHead } from '../form/field-head.tsx';
import { useField, useFormTools } from './form-tools.ts';
import type { EventRowValues } from './form-values.ts';
import { fromEventRow } from './row-values.ts';
import { PRESETS } from './presets.ts';

type Preset = (typeof PRESETS)[number] & { readonly label: string; readonly about: string | undefined };

/** What the card calls them, and what is in them. */
function presetsOf(choices: EditorProps['field']['choices']): readonly Preset[] {
  return choices.flatMap(({ value, label, help }) =>
    PRESETS.filter(({ key }) => key === value).map((preset) => ({ ...preset, label, about: help })),
  );
}

/** Ready-made mappings; each can be looked into, and any event of it taken over for changing. */
export function PresetFields({ field }: EditorProps): ReactElement {
  const { value, change, readOnly, input } = useField('presets');
  const { get, set, show } = useFormTools();
  const take = (row: EventRowValues): void => {
    const events = get('events');
    set('events', [...events, row]);
    show(`events.${events.length}.event`);
  };
  return (
    <Stack gap={6} role="group" aria-label={field.label} tabIndex={-1} id={input.id}>
      <FieldHead label={field.label} help={field.help} />
      {presetsOf(field.choices).map((preset) => (
        <PresetField
          key={preset.key}
          preset={preset}
          readOnly={readOnly}
          checked={value.includes(preset.key)}
          onCheck={(checked) =>
            change(checked ? [...value, preset.key] : value.filter((key) => key !== preset.key))
          }
          onChange={take}
        />
      ))}
      {input.error !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)">
          {input.error}
        </Text>
      )}
    </Stack>
  );
}

interface PresetFieldProps {
  readonly preset: Preset;
  readonly readOnly: boolean;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly onChange: (row: EventRowValues) => void;
}

function PresetField({ preset, readOnly, checked, onCheck, onChange }: PresetFieldProps): ReactElement {
  const [opened, setOpened] = useState(false);
  const { label, about, rows } = preset;
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Checkbox
          label={label}
          description={about}
          aria-readonly={readOnly}
          checked={checked}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Group gap={4} wrap="nowrap">
            {opened ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
              {rows.length} events
            </Text>
          </Group>
        </UnstyledButton>
      </Group>
      {opened && <PresetRows preset={preset} readOnly={readOnly} onChange={onChange} />}
    </div>
  );
}

function PresetRows({
  preset,
  readOnly,
  onChange,
}: Pick<PresetFieldProps, 'preset' | 'readOnly' | 'onChange'>): ReactElement {
  const { get } = useFormTools();
  return (
    <Table ml={26} mt={4} w="auto" verticalSpacing={2} aria-label={`Events of ${preset.label}`}>
      <Table.Tbody>
        {preset.rows.map((row) => (
          <Table.Tr key={row.event}>
            <Table.Td>{row.event}</Table.Td>
            <Table.Td c="dimmed">→ {row.to === 'purchase' ? get('orderCompletedAs') : row.to}</Table.Td>
            <Table.Td>
              {!readOnly && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Change the mapping of ${row.event}`}
                  onClick={() =>
                    onChange(
                      fromEventRow(row.to === 'purchase' ? { ...row, to: get('orderCompletedAs') } : row),
                    )
                  }
                >
                  Change
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
