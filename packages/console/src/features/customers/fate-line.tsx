import { Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { TextLink } from '../../ui/links.tsx';
import { LogEntry } from '../../ui/log-entry.tsx';
import { openOnClick } from '../../ui/open-on-click.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { fateText } from './fate-steps.ts';
import { StepTrail } from './step-trail.tsx';

type Fate = Answer<'GET /v1/admin/customers/{id}/timeline'>['data'][number]['fates'][number];

interface FateLineProps {
  readonly fate: Fate;
  readonly eventType: string;
}

/** How one event stands with one integration, in one line; what was sent and answered below it. */
export function FateLine({ fate, eventType }: FateLineProps): ReactElement {
  const [open, { toggle }] = useDisclosure(false);
  const id = useId();
  const { integration } = fate;
  const opens = fate.log_id !== null || fate.issues.length > 0;
  return (
    <div>
      <Group
        gap="xs"
        px="xs"
        py={3}
        wrap="nowrap"
        align="flex-start"
        fz="sm"
        {...(opens ? openOnClick(toggle) : {})}
      >
        <div style={{ width: 22 }}>
          {opens && (
            <ExpandButton
              open={open}
              controls={id}
              label={`What ${clip(integration.name, 80)} was sent for this ${clip(eventType, 80)}`}
              onToggle={toggle}
            />
          )}
        </div>
        <Group gap="xs" flex={1} miw={0} mih={24}>
          <Clipped text={integration.name} w={130} />
          <StepTrail fate={fate} />
          <StateBadge state={fate.state} />
          {fate.status_code !== null && <StatusCode code={fate.status_code} />}
          <Text
            inherit
            c={fate.state === 'buried' ? 'var(--mantine-color-error)' : 'dimmed'}
            miw={0}
            style={{ overflowWrap: 'anywhere' }}
          >
            <bdi>{clip(fateText(fate), 240)}</bdi>
          </Text>
          {fate.state === 'not_routed' && (
            <TextLink
              to="/integrations/$id/settings"
              params={{ id: String(integration.id) }}
              search={{ map: `event:${eventType}` }}
              inherit
            >
              Map it
            </TextLink>
          )}
        </Group>
      </Group>
      {open && (
        <Stack id={id} gap="xs" px="sm" pb="sm" pl={34}>
          {fate.log_id === null ? (
            <IssueList issues={fate.issues} />
          ) : (
            <LogEntry integration={integration.id} log={fate.log_id} />
          )}
        </Stack>
      )}
    </div>
  );
}
