import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { CodeLine } from '../../ui/code-line.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { sendEventLine } from '../../ui/send-event.ts';

interface FirstStepsProps {
  readonly installed: boolean;
  readonly anyEvent: boolean;
}

/** A new hub: the three things between now and the first event in Insider. */
export function FirstSteps({ installed, anyEvent }: FirstStepsProps): ReactElement {
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
          events.
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
          Give it your partner name and API key, test the connection, and say what goes where.
        </Step>
        <Step done={anyEvent} title="3. Send an event">
          Put your key into this line and run it, or point the client you have at this hub.
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
