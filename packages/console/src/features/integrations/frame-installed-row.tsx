import { Box, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Counts } from './frame-counts.tsx';
import { KindMark } from './frame-mark.tsx';
import { PauseNote } from './frame-pause-note.tsx';
import { AudienceNames } from './trigger/audience-names.tsx';
import { isJobKind } from './trigger/job-kind.ts';

interface InstalledRowProps {
  readonly integration: Answer<'GET /v1/admin/integrations'>['data'][number];
  /** Label of its kind. */
  readonly kind: string;
}

/** One installed integration: how it is, what waits for it, and the ways in. */
export function InstalledRow({ integration, kind }: InstalledRowProps): ReactElement {
  const { id, name, state, pause, counts } = integration;
  const params = { id: String(id) };
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <KindMark label={kind} />
          <Box flex={1} miw={0}>
            <Group gap="xs">
              <TextLink
                to="/integrations/$id/settings"
                params={params}
                fw={650}
                style={{ overflowWrap: 'anywhere' }}
              >
                {name}
              </TextLink>
              <StateBadge state={state} />
              {name !== kind && (
                <Text size="sm" c="dimmed">
                  {kind}
                </Text>
              )}
            </Group>
            {isJobKind(integration.kind) && <AudienceNames integration={integration} />}
            <Box mt={4}>
              <Counts counts={counts} />
            </Box>
          </Box>
          <Group gap="xs" visibleFrom="md">
            <ButtonLink to="/integrations/$id/logs" params={params} variant="default">
              Logs
            </ButtonLink>
            <ButtonLink to="/integrations/$id/settings" params={params} variant="default">
              Settings
            </ButtonLink>
          </Group>
        </Group>
        {pause !== null && <PauseNote integration={integration} />}
      </Stack>
    </Paper>
  );
}
