import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { CodeLine } from '../../ui/code-line.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { sendEventLine } from '../../ui/send-event.ts';

interface FirstStepsProps {
  readonly installed: boolean;
  readonly anyEvent: boolean;
}

/** A new hub: the three things between now and the first event in Insider. */
export function FirstSteps({ installed, anyEvent }: FirstStepsProps): ReactElement {
  const sources = useQuery({ ...get('GET /v1/admin/sources', {}), staleTime: 60_000 });
  const key = sources.data?.data.find(
    ({ kind, revoked_at: revoked }) => kind === 'tracking' && revoked === null,
  );
  return (
    <Paper bg="var(--cw-surface)" p="lg">
      <Title order={2}>First steps</Title>
      <Text size="sm" c="dimmed" mb="sm">
        Three steps to the first event in Insider. This page shows numbers as soon as the first one has come
        in.
      </Text>
      <Stack gap={0} component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        <Step
          done={anyEvent}
          title="1. Get a tracking key"
          action={
            <ButtonLink to="/settings/keys" variant="default">
              Open the keys
            </ButtonLink>
          }
        >
          The hub showed one when it first started. Make another for each site, app or server that sends
          events: it comes with snippets for its pages or programs.
        </Step>
        <Step
          done={installed}
          title="2. Install Insider"
          action={
            <ButtonLink to="/integrations/library" variant="default">
              Open the library
            </ButtonLink>
          }
        >
          In the Integration Library, under Marketing automation. Your partner name and API key are all that
          has to be filled in; what goes where is set up already, and can be changed.
        </Step>
        <Step
          done={anyEvent}
          title="3. Send an event"
          action={
            key !== undefined && (
              <ButtonLink to="/settings/keys/$id" params={{ id: String(key.id) }} variant="default">
                Snippets of {clip(key.name, 30)}
              </ButtonLink>
            )
          }
        >
          Put your key into this line and run it, or point the client you have at this hub. The snippets say
          how, and tell when the first event is here.
          <Box mt={6}>
            <CodeLine value={sendEventLine(globalThis.location.origin)} what="command" />
          </Box>
        </Step>
      </Stack>
    </Paper>
  );
}

interface StepProps {
  readonly done: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function Step({ done, title, children, action }: StepProps): ReactElement {
  return (
    <Group
      component="li"
      gap="sm"
      wrap="nowrap"
      align="flex-start"
      py="sm"
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      {done ? (
        <CircleCheck size={20} color="var(--cw-chart-delivered)" aria-label="Done" style={{ flex: 'none' }} />
      ) : (
        <CircleDashed
          size={20}
          color="var(--mantine-color-dimmed)"
          aria-label="To do"
          style={{ flex: 'none' }}
        />
      )}
      <Group flex={1} miw={0} gap="sm" justify="space-between" align="flex-start">
        <Box flex="1 1 280px" miw={0}>
          <Text fw={650}>{title}</Text>
          <Text size="sm" component="div">
            {children}
          </Text>
        </Box>
        {!done && action}
      </Group>
    </Group>
  );
}
