import { Center } from '@mantine/core';
import type { ReactElement } from 'react';

/** Stands for a kind of integration, by the first letter of its name. */
export function KindMark({
  label,
  size = 32,
}: {
  readonly label: string;
  readonly size?: number;
}): ReactElement {
  return (
    <Center
      aria-hidden
      w={size}
      h={size}
      fw={650}
      fz={size / 2}
      c="light-dark(var(--mantine-color-sea-8), var(--mantine-color-sea-2))"
      bg="light-dark(var(--mantine-color-sea-0), var(--mantine-color-sea-9))"
      style={{ borderRadius: 6, flex: 'none' }}
    >
      {label.slice(0, 1).toUpperCase()}
    </Center>
  );
}
