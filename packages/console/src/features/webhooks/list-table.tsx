import { Badge, Box, Group, Paper, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { clip } from '../../ui/clip.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { SplitAddress } from './split-address.tsx';
import type { Webhook } from './webhook.ts';
import './webhooks.css';

export function ListTable({ webhooks }: { readonly webhooks: readonly Webhook[] }): ReactElement {
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <WideTable label="Incoming webhooks" minWidth={920}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Request</Table.Th>
              <Table.Th>Action</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Last request</Table.Th>
              <Table.Th>
                <VisuallyHidden>Edit</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {webhooks.map((webhook) => (
              <ListRow key={webhook.id} webhook={webhook} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

function ListRow({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { id, name, state, method, url, endpoint, action, warnings, last_request_at: last } = webhook;
  const { shares_endpoint_with: shared } = webhook;
  const verb = useMay('editor') && state !== 'archived' ? 'Edit' : 'View';
  return (
    <Table.Tr c={state === 'archived' ? 'dimmed' : 'inherit'}>
      <Table.Td maw={260}>
        <TextLink
          to="/webhooks/$id/settings"
          params={{ id: String(id) }}
          fw={600}
          inherit
          style={{ overflowWrap: 'anywhere' }}
        >
          {clip(name, 120)}
        </TextLink>
        <Box hiddenFrom="sm">
          <StateBadge state={state} />
        </Box>
      </Table.Td>
      <Table.Td maw={380}>
        <Group gap={6} wrap="nowrap">
          <Badge variant="default" miw="max-content">
            {method}
          </Badge>
          <SplitAddress text={url} />
          <CopyButton value={url} what={`address of ${endpoint}`} />
        </Group>
        {shared.length > 0 && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Shares its endpoint with {shared.map((other) => clip(other.name, 60)).join(', ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={180}>
        <Clipped text={action} className="mono" />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <StateBadge state={state} />
          {warnings.length > 0 && state !== 'archived' && <Warned webhook={webhook} />}
        </Group>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {last === null ? (
          <Text inherit span c="dimmed">
            never
          </Text>
        ) : (
          <When at={last} relative />
        )}
      </Table.Td>
      <Table.Td ta="end">
        <ButtonLink
          to="/webhooks/$id/settings"
          params={{ id: String(id) }}
          variant="default"
          size="compact-sm"
          aria-label={`${verb} ${clip(name, 120)}`}
        >
          {verb}
        </ButtonLink>
      </Table.Td>
    </Table.Tr>
  );
}

/** There is something to look at in its settings. */
function Warned({ webhook: { warnings } }: { readonly webhook: Webhook }): ReactElement {
  const text = warnings.map(({ message }) => clip(message, 200)).join(' ');
  return (
    <Tooltip label={text} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can ask what it is */}
      <span role="img" tabIndex={0} aria-label={`Look at: ${text}`} style={{ display: 'inline-flex' }}>
        <TriangleAlert size={15} aria-hidden className="cw-hook-odd" />
      </span>
    </Tooltip>
  );
}
