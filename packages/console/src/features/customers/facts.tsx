import { Paper, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A card of facts, each with its name. */
export function Facts({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Title order={2} mb={4}>
        {title}
      </Title>
      <dl style={{ margin: 0 }}>{children}</dl>
    </Paper>
  );
}

export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div style={{ display: 'flex', gap: 8, padding: '2px 0', minHeight: 24 }}>
      <Text component="dt" size="sm" c="dimmed" w={100} style={{ flexShrink: 0 }}>
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} miw={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
