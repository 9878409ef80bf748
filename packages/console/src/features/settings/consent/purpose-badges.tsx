import { Badge, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { subjectLabel } from '../../../ui/consent-words.ts';

/** The purposes that a word means. */
export function PurposeBadges({ purposes }: { readonly purposes: readonly string[] }): ReactElement {
  if (purposes.length === 0)
    return (
      <Text component="span" inherit c="dimmed">
        says nothing
      </Text>
    );
  return (
    <Group gap={4}>
      {purposes.map((purpose) => (
        <Badge key={purpose} color="sea">
          {subjectLabel(purpose)}
        </Badge>
      ))}
    </Group>
  );
}
