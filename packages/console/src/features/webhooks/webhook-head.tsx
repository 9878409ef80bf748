import { Badge, Box, Button, Group, Popover, Text, Title } from '@mantine/core';
import { SquareTerminal } from 'lucide-react';
import { curlLine } from '@causeway/core/webhook/curl-line';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { CodeLine } from '../../ui/code-line.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { StateActs } from './state-acts.tsx';
import { exampleBody } from './trial/example-body.ts';
import { definitionOf, type Webhook } from './webhook.ts';

/** It takes more lines on a narrow screen; their place is kept from the start. */
export const HEAD_HEIGHT = { base: 164, sm: 68 };

/** Name, state and address of a webhook, and what can be done with it. */
export function WebhookHead({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { name, state, method, url, last_request_at: last, shares_endpoint_with: shared } = webhook;
  return (
    <Group gap="sm" align="flex-start" justify="space-between" mih={HEAD_HEIGHT}>
      <Box flex="1 1 320px" miw={0}>
        <Group gap="xs" mih={28}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {clip(name, 200)}
          </Title>
          <StateBadge state={state} />
          <Text size="sm" c="dimmed">
            {last === null ? (
              'no request yet'
            ) : (
              <>
                last request <When at={last} relative />
              </>
            )}
          </Text>
        </Group>
        <Group gap={6} wrap="nowrap" align="center">
          <Badge variant="default" miw="max-content">
            {method}
          </Badge>
          <Text size="sm" className="mono" miw={0} style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
          <CopyButton value={url} what="address" />
          {state !== 'archived' && <Curl webhook={webhook} />}
        </Group>
        {shared.length > 0 && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Shares this endpoint with {shared.map((other) => clip(other.name, 80)).join(', ')}
          </Text>
        )}
      </Box>
      <StateActs webhook={webhook} />
    </Group>
  );
}

/** The command that sends an example to it. */
function Curl({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const definition = definitionOf(webhook);
  return (
    <Popover position="bottom" shadow="md" trapFocus withRoles withinPortal={false} width={480}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<SquareTerminal size={13} aria-hidden />}
          style={{ flex: 'none' }}
        >
          curl
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Command that sends an example" maw="calc(100vw - 40px)">
        <CodeLine value={curlLine(definition, webhook.url, exampleBody(definition))} what="command" />
        <Text size="xs" c="dimmed" mt={4}>
          An example made from its filters and mapping. Under Test it is made from the body there.
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
