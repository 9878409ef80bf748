import { Badge, Box, Text } from '@mantine/core';
import { CircleX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { TextLink } from '../../ui/links.tsx';
import { timeIn } from '../../ui/time.ts';
import type { LiveRow } from './live-rows.ts';

/** A request in which something was refused, and why. */
export function RefusedRow({
  refused,
}: {
  readonly refused: Extract<LiveRow, { kind: 'refused' }>;
}): ReactElement {
  const zone = useSession().workspace.time_zone;
  const { id, path, source, received_at: at, issues } = refused;
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return (
    <div className="cw-live-line cw-live-refused" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
      <CircleX size={16} aria-hidden color="var(--mantine-color-error)" style={{ justifySelf: 'center' }} />
      <Text component="time" inherit dateTime={at} title={at} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {timeIn(zone, at).slice(11)}
      </Text>
      <Box miw={0} style={{ gridColumn: 'span 2' }} c="var(--mantine-color-error)">
        <Clipped text={(first?.message ?? 'The request could not be taken in.') + more} />
      </Box>
      <Box className="cw-live-source" miw={0}>
        <Clipped text={source.name ?? path} />
      </Box>
      <div className="cw-live-chips">
        <Badge color="red">refused</Badge>
        <TextLink
          to="/live"
          search={{ tab: 'refused', open: String(id) }}
          inherit
          c="var(--mantine-color-error)"
        >
          What was received
        </TextLink>
      </div>
    </div>
  );
}
