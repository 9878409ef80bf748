import { Box, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { CodeView } from '../../ui/code-view.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextLink } from '../../ui/links.tsx';
import { When } from '../../ui/when.tsx';
import { FateLine } from './fate-line.tsx';
import type { LiveRow } from './live-rows.ts';

/** What came with an event, and what became of it everywhere. */
export function EventDetail({
  event,
}: {
  readonly event: Extract<LiveRow, { kind: 'event' }>;
}): ReactElement {
  const { customer, data, context, fates, message_id: messageId, timestamp } = event;
  return (
    <Stack gap="sm">
      <Group gap="md" style={{ rowGap: 2 }}>
        {customer.id !== '' && (
          <TextLink to="/customers/$id" params={{ id: customer.id }} inherit>
            Timeline of this customer
          </TextLink>
        )}
        <Text inherit c="dimmed">
          happened <When at={timestamp} />
        </Text>
        <Group gap={4} wrap="nowrap" miw={0}>
          <Text inherit c="dimmed">
            message id
          </Text>
          <code style={{ overflowWrap: 'anywhere' }}>{messageId}</code>
          <CopyButton value={messageId} what="message id" />
        </Group>
      </Group>
      {fates.length === 0 && (
        <Text inherit>
          No integration is installed for it.{' '}
          <TextLink to="/integrations/library" underline="always">
            Choose one from the library
          </TextLink>
          .
        </Text>
      )}
      {fates.map((fate) => (
        <FateLine key={fate.integration.id} event={event.id} fate={fate} />
      ))}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
        <Part title="Data" value={data} />
        <Part title="Context" value={context} />
      </SimpleGrid>
    </Stack>
  );
}

function Part({
  title,
  value,
}: {
  readonly title: string;
  readonly value: Readonly<Record<string, unknown>>;
}): ReactElement {
  return (
    <Box miw={0}>
      <Text size="xs" c="dimmed" mb={2}>
        {title}
      </Text>
      {Object.keys(value).length === 0 ? (
        <Text size="sm" c="dimmed">
          Empty, or too long to be shown here.
        </Text>
      ) : (
        <CodeView value={value} label={title.toLowerCase()} maxHeight={260} />
      )}
    </Box>
  );
}
