import { Badge, Box, Group, Text } from '@mantine/core';
import type { Fate } from '@causeway/contract/live';
import { useId, useState, type ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { TextLink } from '../../ui/links.tsx';
import { reasonText } from '../../ui/reason-text.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { EventWay } from './event-way.tsx';
import { fateWords } from './fate-words.ts';

/** How an event stands with one integration, and on demand the whole way there. */
export function FateLine({ event, fate }: { readonly event: number; readonly fate: Fate }): ReactElement {
  const { integration, state, reason, status_code: status, at, log_id: log, issues } = fate;
  const params = { id: String(integration.id) };
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box>
      <Group gap="xs" style={{ rowGap: 2 }}>
        <ExpandButton
          open={open}
          controls={id}
          label={`The way to ${clip(integration.name, 80)}`}
          onToggle={() => setOpen(!open)}
        />
        <TextLink to="/integrations/$id/settings" params={params} inherit fw={600}>
          {integration.name}
        </TextLink>
        <StateBadge state={state} />
        <Text inherit>
          {reason === null || state === 'parked' ? fateWords(state) : `${reasonText(reason)}.`}
        </Text>
        {status !== null && <Badge color={status >= 400 ? 'red' : 'gray'}>{status}</Badge>}
        {at !== null && (
          <Text inherit c="dimmed">
            <When at={at} />
          </Text>
        )}
        {log !== null && (
          <TextLink to="/integrations/$id/logs" params={params} search={{ open: String(log) }} inherit>
            In the log
          </TextLink>
        )}
        {state === 'buried' && (
          <TextLink to="/integrations/$id/dead-letters" params={params} inherit>
            Dead letters
          </TextLink>
        )}
      </Group>
      {issues.length > 0 && !open && <IssueList issues={issues} />}
      {open && (
        <Box id={id} pl={30} py={6}>
          <EventWay event={event} fate={fate} />
        </Box>
      )}
    </Box>
  );
}
