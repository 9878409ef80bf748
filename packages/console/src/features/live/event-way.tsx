import { Alert, Box, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import type { Fate } from '@causeway/contract/live';
import { useQuery } from '@tanstack/react-query';
import { Info, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { PlaceLink } from './place-link.tsx';
import { readableBody } from '../../ui/readable-body.ts';
import { WayAttempts } from './way-attempts.tsx';
import { consentText, isMoving, placeText, type EventWay as Way } from './way-words.ts';

const LOOK_AGAIN_MS = 2_000;

interface EventWayProps {
  readonly event: number;
  readonly fate: Fate;
}

/** The way of one event to one integration: why first, then consent, what was made of it, the request, every attempt. */
export function EventWay({ event, fate }: EventWayProps): ReactElement {
  const way = useQuery({
    ...get('GET /v1/admin/events/{id}/integrations/{integration}', {
      params: { id: event, integration: fate.integration.id },
    }),
    refetchInterval: ({ state }) => (isMoving((state.data?.fate ?? fate).state) ? LOOK_AGAIN_MS : false),
  });
  // The stream tells that it went on: then what is shown here is old.
  const { refetch } = way;
  const standing = `${fate.state} ${fate.log_id ?? ''}`;
  const shown = useRef(standing);
  useEffect(() => {
    if (shown.current === standing) return;
    shown.current = standing;
    refetch().catch(() => undefined);
  }, [standing, refetch]);
  if (way.error instanceof ApiError && way.error.status === 404)
    return (
      <Text size="sm" c="dimmed">
        What became of it here is not kept any more.
      </Text>
    );
  if (way.data === undefined)
    return way.isError ? (
      <ProblemNote
        error={way.error}
        title="The way of this event could not be read"
        onRetry={() => {
          refetch().catch(() => undefined);
        }}
      />
    ) : (
      <Skeleton h={180} role="status" aria-label="Loading the way of this event" />
    );
  const { explanation, consent, mapped, request, attempts } = way.data;
  return (
    <Stack gap="sm">
      {explanation !== null && <Explained explanation={explanation} state={way.data.fate.state} />}
      <Section title="Consent">
        <Text size="sm">{consentText(consent)}</Text>
      </Section>
      {request === null ? (
        <Text size="sm" c="dimmed">
          {isMoving(way.data.fate.state)
            ? 'No request carries it yet. What is sent appears here.'
            : 'Nothing was sent for it, so there is no request to show.'}
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
          <Request mapped={mapped} request={request} />
          <Section title={attempts.length === 1 ? 'One attempt' : `${attempts.length} attempts`}>
            <WayAttempts attempts={attempts} />
          </Section>
        </SimpleGrid>
      )}
    </Stack>
  );
}

interface ExplainedProps {
  readonly explanation: NonNullable<Way['explanation']>;
  readonly state: Way['fate']['state'];
}

function Explained({ explanation: { title, cause, fix, link }, state }: ExplainedProps): ReactElement {
  const bad = state === 'buried' || state === 'parked';
  const Icon = bad ? TriangleAlert : Info;
  return (
    <Alert color={bad ? 'red' : 'gray'} variant="light" icon={<Icon size={18} aria-hidden />} title={title}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{cause}</bdi>
      </Text>
      <Text size="sm" mt={4}>
        {fix} {link !== null && <PlaceLink link={link}>{placeText(link)}</PlaceLink>}
      </Text>
    </Alert>
  );
}

function Request({
  mapped,
  request,
}: {
  readonly mapped: unknown;
  readonly request: NonNullable<Way['request']>;
}): ReactElement {
  const hasPart = mapped !== null && mapped !== undefined && request.records > 1;
  const [view, setView] = useState('part');
  const whole = request.body === null ? 'No body is kept.' : readableBody(request.body);
  const value = view === 'part' ? (mapped ?? whole) : whole;
  const about =
    request.records === 1 ? 'about this customer alone' : `about ${request.records} customers together`;
  return (
    <Section title="What was made of it">
      <Group gap="xs" mb={4} style={{ rowGap: 2 }}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <code>
            {request.method} {request.path}
          </code>{' '}
          <Text span c="dimmed">
            {request.operation}, {about}
          </Text>
        </Text>
        {hasPart && (
          <SegmentedControl
            aria-label="What to show of the request"
            value={view}
            data={[
              { value: 'part', label: 'Their part' },
              { value: 'whole', label: 'Whole request' },
            ]}
            onChange={setView}
          />
        )}
      </Group>
      <CodeView
        key={view}
        value={value}
        label={view === 'part' ? 'what was sent of it' : 'the whole request'}
        maxHeight={300}
      />
    </Section>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Box miw={0}>
      <Text size="xs" c="dimmed" mb={2}>
        {title}
      </Text>
      {children}
    </Box>
  );
}
