import { Button, Group, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFormTools, useValue } from './form-tools.ts';
import { missingParams } from './insider-names.ts';
import type { ParamList } from './param-row.tsx';

interface MissingParamsProps {
  readonly list: ParamList;
  readonly target: string;
  readonly onAdd: (to: string) => void;
}

/** What Insider asks of this event and no row fills. */
export function MissingParams({ list, target, onAdd }: MissingParamsProps): ReactElement | null {
  const { theirs, readOnly } = useFormTools();
  const rows = useValue(list);
  const { required, expected } = missingParams(theirs, target, rows ?? []);
  if (required.length + expected.length === 0) return null;
  const buttons = (names: readonly string[], color: string): ReactElement[] =>
    names.map((name) => (
      <Button
        key={name}
        size="compact-xs"
        variant="light"
        color={color}
        disabled={readOnly}
        leftSection={<Plus size={12} aria-hidden />}
        aria-label={`Add a row for ${name}`}
        onClick={() => onAdd(name)}
      >
        {name}
      </Button>
    ));
  return (
    <Group gap={6} role="note">
      {required.length > 0 && (
        <>
          <Text size="xs" c="var(--mantine-color-error)">
            Required and missing:
          </Text>
          {buttons(required, 'red')}
        </>
      )}
      {expected.length > 0 && (
        <>
          <Text size="xs" c="dimmed">
            Expected by Insider:
          </Text>
          {buttons(expected, 'gray')}
        </>
      )}
    </Group>
  );
}
