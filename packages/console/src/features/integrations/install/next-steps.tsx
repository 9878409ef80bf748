import { CloseButton, Group, Paper, Stack, Title } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { ButtonLink } from '../../../ui/links.tsx';
import { Step } from './step.tsx';
import { TestStep } from './test-step.tsx';

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
        <TestStep id={id} insider={insider} />
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
