import { Box, Skeleton, Stack } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { sendEventLine } from '../../ui/send-event.ts';

interface NothingYetProps {
  readonly filtered: boolean;
  /** It is not known yet whether there is something. */
  readonly waiting: boolean;
}

export function NothingYet({ filtered, waiting }: NothingYetProps): ReactElement {
  const late = useLate(waiting);
  if (waiting && !late)
    return (
      <Stack gap={4} role="status" aria-label="Connecting">
        {Array.from({ length: 12 }, (_one, index) => (
          <Skeleton key={index} h={34} />
        ))}
      </Stack>
    );
  if (filtered)
    return (
      <Empty
        title="No such event has come in lately"
        action={
          <ButtonLink to="/live" search={{}} variant="default">
            Show all events
          </ButtonLink>
        }
      >
        As soon as one comes in, it appears here.
      </Empty>
    );
  return (
    <Empty title="Waiting for the first event">
      Put a{' '}
      <TextLink to="/settings/keys" underline="always">
        tracking key
      </TextLink>{' '}
      into this line and run it. The event appears here at once, with what becomes of it.
      <Box mt="sm">
        <CodeLine value={sendEventLine(globalThis.location.origin)} what="command" />
      </Box>
    </Empty>
  );
}

const SOON_MS = 1_500;

/** Some proxies hold a stream back until its first event: who waits this long sees an empty list, not a loading one. */
function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return late;
}
