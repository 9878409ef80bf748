import { Box, Group, Text } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { clip } from '../../ui/clip.ts';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { TextLink } from '../../ui/links.tsx';
import { useNow } from '../../ui/now.ts';
import { spokenTime } from '../../ui/time.ts';
import { When } from '../../ui/when.tsx';
import { AudienceWhy } from './audience-why.tsx';
import type { CustomerAudience } from './audiences-tab.tsx';

interface AudienceRowProps {
  readonly customer: string;
  readonly audience: CustomerAudience;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One audience: since when a person is in it, until when that stands by itself, and why. */
export function AudienceRow({ customer, audience, open, onToggle }: AudienceRowProps): ReactElement {
  const { id, name, slug, since, changes_at: changes } = audience;
  const zone = useSession().workspace.time_zone;
  const now = useNow();
  const row = useRef<HTMLLIElement>(null);
  const opened = useRef(open);
  useEffect(() => {
    // A link leads here.
    if (opened.current) row.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const body = `audience-${id}`;
  return (
    <Box component="li" ref={row} py={4} style={{ borderTop: '1px solid var(--cw-line)' }}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ExpandButton
          open={open}
          label={`Why ${since === null ? 'not in' : 'in'} ${clip(name, 100)}`}
          controls={body}
          onToggle={onToggle}
        />
        <Group gap="xs" flex={1} miw={0} style={{ rowGap: 0 }}>
          <TextLink to="/audiences/$id" params={{ id }} inherit fw={600} style={{ overflowWrap: 'anywhere' }}>
            {clip(name, 120)}
          </TextLink>
          <Text size="xs" c="dimmed" className="mono">
            {slug}
          </Text>
        </Group>
        <Box ta="right" fz="sm">
          {since !== null && (
            <>
              since <When at={since} />
            </>
          )}
          {changes !== null && (
            <Text size="xs" c="dimmed">
              {since === null ? 'may join' : 'may leave'} {spokenTime(zone, changes, now)}
            </Text>
          )}
        </Box>
      </Group>
      {open && (
        <div id={body}>
          <AudienceWhy customer={customer} audience={id} />
        </div>
      )}
    </Box>
  );
}
