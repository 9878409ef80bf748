import { Box, Group, Text } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';

interface PartProps {
  readonly title: string;
  /** After the title. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** A named part of what is told about a request. No heading: it stands in panels and in rows of a log alike. */
export function Part({ title, mark, children }: PartProps): ReactElement {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id} miw={0}>
      <Group gap="xs">
        <Text id={id} fw={600} size="sm">
          {title}
        </Text>
        {mark}
      </Group>
      {children}
    </Box>
  );
}
