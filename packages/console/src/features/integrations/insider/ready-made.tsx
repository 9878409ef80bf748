import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCount, useFormTools, useValue } from './form-tools.ts';
import { fromEventRow } from './row-values.ts';
import { presetOf } from './presets.ts';

/** An event with a ready-made mapping can start from it. */
export function ReadyMade({ index }: { readonly index: number }): ReactElement | null {
  const { set, readOnly } = useFormTools();
  const place = `events.${index}` as const;
  const event = useValue(`${place}.event`);
  const count = useCount(`${place}.rows`);
  const presets = useValue('presets');
  const orderCompletedAs = useValue('orderCompletedAs');
  const ready = event === '' ? undefined : presetOf(event, presets, orderCompletedAs);
  if (ready === undefined || count > 0 || readOnly) return null;
  const take = (): void => {
    set(place, { ...fromEventRow(ready), event });
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
