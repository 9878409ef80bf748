import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Ban, Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { subjectsText } from '../../../ui/consent-words.ts';
import { TextLink } from '../../../ui/links.tsx';
import type { Consents } from './consents-tab.tsx';

/** Which integrations may be told of the person, and what the others lack. */
export function AllowanceList({
  integrations,
}: {
  readonly integrations: Consents['integrations'];
}): ReactElement {
  return (
    <Paper component="section" aria-label="Who may be told" p="sm" bg="var(--cw-surface)">
      <Title order={2}>Who may be told</Title>
      <Text size="sm" c="dimmed" mb={4}>
        {integrations.length === 0
          ? 'No integration is installed, so nobody is told of anybody.'
          : 'Each integration, and the purposes it needs.'}
      </Text>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {integrations.map((allowance) => (
          <Row key={allowance.integration.id} allowance={allowance} />
        ))}
      </Stack>
    </Paper>
  );
}

function Row({
  allowance: { integration, required, allowed, missing },
}: {
  readonly allowance: Consents['integrations'][number];
}): ReactElement {
  const Icon = allowed ? Check : Ban;
  return (
    <Group
      component="li"
      gap="xs"
      wrap="nowrap"
      align="flex-start"
      py={6}
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      <Icon
        size={16}
        aria-hidden
        color={allowed ? 'var(--mantine-color-dimmed)' : 'var(--mantine-color-error)'}
        style={{ flex: 'none', marginTop: 2 }}
      />
      <Box miw={0} fz="sm">
        <TextLink
          to="/integrations/$id/settings"
          params={{ id: String(integration.id) }}
          inherit
          fw={600}
          style={{ overflowWrap: 'anywhere' }}
        >
          {clip(integration.name, 120)}
        </TextLink>
        <Text size="sm">
          {allowed ? 'Is told of them.' : `Is not told of them: ${subjectsText(missing)} is missing.`}
        </Text>
        <Text size="xs" c="dimmed">
          {required.length === 0 ? 'Needs no consent.' : `Needs ${subjectsText(required)}.`}
        </Text>
      </Box>
    </Group>
  );
}
