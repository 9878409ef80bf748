import { Box, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { Webhook } from '../webhook.ts';
import { useFormTools } from './form-tools.ts';
import { ChoiceField, TextField } from './plain-fields.tsx';
import { Section } from './section.tsx';

interface RequestSectionProps {
  /** Where this endpoint will listen. */
  readonly urlOf: (endpoint: string) => string;
  /** All that there are, without the one that is edited. */
  readonly others: readonly Webhook[];
}

/** What it is called, and where requests go. */
export function RequestSection({ urlOf, others }: RequestSectionProps): ReactElement {
  const { values, readOnly } = useFormTools();
  const endpoint = useCell(values, (all) => all.endpoint.trim());
  const method = useCell(values, (all) => all.method);
  const sharing = others.filter(
    (one) => one.state !== 'archived' && one.endpoint === endpoint && one.method === method,
  );
  return (
    <>
      <Paper bg="var(--cw-surface)">
        <TextField place="name" label="Name" help="As it is called in this hub." required />
      </Paper>
      <Section title="Request" about="Where the sender sends its messages, as JSON.">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
          <ChoiceField
            place="method"
            label="Method"
            choices={[
              { value: 'POST', label: 'POST' },
              { value: 'PUT', label: 'PUT' },
            ]}
          />
          <TextField place="endpoint" label="Endpoint" placeholder="order_paid" required mono />
        </SimpleGrid>
        <Box mih={24} aria-live="polite">
          {endpoint === '' ? (
            <Text size="sm" c="dimmed">
              The endpoint is the last part of the address. Type one to see all of it.
            </Text>
          ) : (
            <Group gap={4} wrap="nowrap" align="flex-start">
              <Text size="sm" className="mono" miw={0} style={{ overflowWrap: 'anywhere' }}>
                {method} {urlOf(endpoint)}
              </Text>
              <CopyButton value={urlOf(endpoint)} what="address" />
            </Group>
          )}
        </Box>
        {sharing.length > 0 && !readOnly && (
          <Text size="sm">
            {sharing.map(({ name }) => name).join(', ')} {sharing.length === 1 ? 'has' : 'have'} this method
            and endpoint too. That is possible: filters tell them apart, every one whose filters are met
            registers its event, and the oldest of those answers.
          </Text>
        )}
      </Section>
    </>
  );
}
