import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useFormTools } from './form-tools.ts';
import { fromEventRow } from './from-settings.ts';
import { presetOf } from './presets.ts';

/** An event with a ready-made mapping can start from it. */
export function ReadyMade({ index }: { readonly index: number }): ReactElement | null {
  const { control, form, readOnly } = useFormTools();
  const place = `events.${index}` as const;
  const event = useWatch({ control, name: `${place}.event` });
  const count = useWatch({ control, name: `${place}.rows`, compute: (rows) => rows?.length ?? 0 });
  const presets = useWatch({ control, name: 'presets' });
  const orderCompletedAs = useWatch({ control, name: 'orderCompletedAs' });
  const ready = event === '' ? undefined : presetOf(event, presets, orderCompletedAs);
  if (ready === undefined || count > 0 || readOnly) return null;
  const take = (): void => {
    form.setValue(place, { ...fromEventRow(ready), event });
  };
  return (
    <Group gap="xs">
      <Text size="xs" c="dimmed" flex={1} miw={200}>
        There is a ready-made mapping of this event, to {ready.to}. Once saved, your own takes its place.
      </Text>
      <Button variant="default" size="compact-xs" onClick={take}>
        Start from it
      </Button>
    </Group>
  );
}
