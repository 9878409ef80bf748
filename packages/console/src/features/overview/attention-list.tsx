import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { countText } from '../../ui/count-text.ts';
import { When } from '../../ui/when.tsx';
import { FixLink } from './fix-link.tsx';

export type Attention = Answer<'GET /v1/admin/overview'>['attention'][number];

const LEVELS: Readonly<Record<Attention['level'], readonly [LucideIcon, string, string]>> = {
  error: [CircleAlert, 'Error', 'var(--mantine-color-error)'],
  warning: [TriangleAlert, 'Warning', 'light-dark(#9a4a00, #ffb26b)'],
  info: [Info, 'Note', 'var(--mantine-color-dimmed)'],
};

/** What waits for a person, the most urgent first, each with the way to where it is mended. */
export function AttentionList({ attention }: { readonly attention: readonly Attention[] }): ReactElement {
  return (
    <Paper bg="var(--cw-surface)">
      <Title order={2} mb="xs">
        Needs a person
      </Title>
      {attention.length === 0 && (
        <Group gap="xs" mih={36}>
          <CircleCheck size={18} aria-hidden color="var(--cw-chart-delivered)" />
          <Text size="sm">Nothing waits for you.</Text>
        </Group>
      )}
      <Stack gap={0} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {attention.map((one) => (
          <Item key={`${one.code}:${one.integration?.id ?? ''}`} attention={one} />
        ))}
      </Stack>
    </Paper>
  );
}

function Item({ attention }: { readonly attention: Attention }): ReactElement {
  const { level, message, hint, integration, count, since } = attention;
  const [Icon, word, color] = LEVELS[level];
  return (
    <Group
      component="li"
      gap="sm"
      wrap="nowrap"
      align="flex-start"
      py={8}
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      <Icon size={18} aria-hidden color={color} style={{ flex: 'none', marginTop: 1 }} />
      <Group flex={1} gap="sm" miw={0} justify="space-between" align="flex-start">
        <Text size="sm" component="div" flex="1 1 280px" miw={0} style={{ overflowWrap: 'anywhere' }}>
          <Text span inherit fw={650} c={color}>
            {word}
          </Text>{' '}
          {integration !== null && (
            <Text span inherit fw={650}>
              {integration.name}:{' '}
            </Text>
          )}
          {message}
          {count !== null && (
            <Text span inherit fw={650}>
              {' '}
              {countText(count)}
            </Text>
          )}
          {since !== null && (
            <Text span inherit c="dimmed">
              {' '}
              · <When at={since} relative />
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        </Text>
        <FixLink attention={attention} />
      </Group>
    </Group>
  );
}
