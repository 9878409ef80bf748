import { Badge, Box, Text } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { openOnClick } from '../../ui/open-on-click.ts';
import { PersonLink } from '../../ui/person-link.tsx';
import { timeIn } from '../../ui/time.ts';
import { EventDetail } from './event-detail.tsx';
import { FateChip } from './fate-chip.tsx';
import type { LiveRow } from './live-rows.ts';

interface EventRowProps {
  readonly event: Extract<LiveRow, { kind: 'event' }>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One event in one line: when, what, who, from where, and how it stands with each integration. */
export function EventRow({ event, open, onToggle }: EventRowProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const id = useId();
  const { type, customer, source, received_at: at, fates } = event;
  return (
    <Box fz="sm">
      <div className="cw-live-line" {...openOnClick(onToggle)}>
        <ExpandButton open={open} controls={id} label={`Details of ${type}`} onToggle={onToggle} />
        <Text
          component="time"
          inherit
          c="dimmed"
          dateTime={at}
          title={at}
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          {timeIn(zone, at).slice(11)}
        </Text>
        <Clipped text={type} fw={600} />
        <Box miw={0}>
          {customer.id === '' ? (
            <Text inherit c="dimmed">
              removed
            </Text>
          ) : (
            <PersonLink person={customer} />
          )}
        </Box>
        <Box className="cw-live-source" miw={0} c="dimmed">
          <Clipped text={source.name ?? `source ${source.id}`} />
        </Box>
        <div className="cw-live-chips">
          {fates.length === 0 && <Badge color="gray">no integration</Badge>}
          {fates.map((fate) => (
            <FateChip key={fate.integration.id} fate={fate} />
          ))}
        </div>
      </div>
      {open && (
        <Box id={id} px="sm" pb="sm" pl={38}>
          <EventDetail event={event} />
        </Box>
      )}
    </Box>
  );
}
