import { Box, CloseButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { ButtonLink } from '../../../ui/links.tsx';

interface NextStepsProps {
  readonly id: string;
  readonly kind: string;
  readonly onClose: () => void;
}

/** After an installation: how to see that it works, and what else there is. */
export function NextSteps({ id, kind, onClose }: NextStepsProps): ReactElement {
  const insider = kind === 'insider';
  return (
    <Paper component="section" aria-labelledby="next-steps" bg="var(--cw-surface)">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <CircleCheck
            size={20}
            aria-hidden
            color="var(--cw-chart-delivered, var(--mantine-color-teal-6))"
            style={{ flex: 'none' }}
          />
          <Title order={2} id="next-steps">
            Installed. What comes next
          </Title>
        </Group>
        <CloseButton aria-label="Close what comes next" onClick={onClose} />
      </Group>
      <Stack gap={0} component="ol" p={0} m={0} mt="xs" style={{ listStyle: 'none' }}>
        {insider && (
          <Step
            title="Test the connection"
            action={
              <ButtonLink
                variant="default"
                to="/integrations/$id/settings"
                params={{ id }}
                search={{ next: '1' }}
                hash="test-connection"
              >
                To the test
              </ButtonLink>
            }
          >
            “Test connection” below asks Insider whether it knows the name and the key. Nothing is changed
            there.
          </Step>
        )}
        <Step
          title="Send a test event"
          action={
            <ButtonLink variant="default" to="/settings/keys">
              Keys and snippets
            </ButtonLink>
          }
        >
          From your site, your app or a command line: each tracking key has snippets to copy, and a sign that
          turns green when the first event is here.
        </Step>
        <Step
          title="See what becomes of it"
          action={
            <ButtonLink variant="default" to="/live">
              Live events
            </ButtonLink>
          }
        >
          Every event as it comes in, and how it stands with this integration: delivered, skipped, or why not.
        </Step>
        {insider && (
          <Step
            title="Let Insider tell this hub"
            action={
              <ButtonLink
                variant="default"
                to="/integrations/$id/settings"
                params={{ id }}
                search={{ next: '1' }}
                hash="inbound-settings"
              >
                Inbound settings
              </ButtonLink>
            }
          >
            Opt-outs, events and attributes come back by Insider’s webhooks. The address and the key for them
            are made under “Inbound settings”.
          </Step>
        )}
      </Stack>
    </Paper>
  );
}

interface StepProps {
  readonly title: string;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Step({ title, action, children }: StepProps): ReactElement {
  return (
    <Group
      component="li"
      gap="sm"
      justify="space-between"
      align="flex-start"
      py="xs"
      style={{ borderTop: '1px solid var(--cw-line)' }}
    >
      <Box flex="1 1 280px" miw={0}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm">{children}</Text>
      </Box>
      {action}
    </Group>
  );
}
