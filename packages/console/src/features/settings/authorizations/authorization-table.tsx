import { ActionIcon, Group, Paper, Table, Text, VisuallyHidden } from '@mantine/core';
import { KeyRound, Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { TextLink } from '../../../ui/links.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { OutOfReach } from '../../../ui/out-of-reach.tsx';
import { When } from '../../../ui/when.tsx';
import { WideTable } from '../../../ui/wide-table.tsx';
import { methodWord, shownHost, type Authorization } from './authorization-values.ts';

interface AuthorizationTableProps {
  readonly authorizations: readonly Authorization[];
  readonly onEdit: (authorization: Authorization) => void;
  readonly onRemove: (authorization: Authorization) => void;
  readonly onTest: (authorization: Authorization) => void;
}

export function AuthorizationTable({ authorizations, ...acts }: AuthorizationTableProps): ReactElement {
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <WideTable label="Authorizations" minWidth={820}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Label</Table.Th>
              <Table.Th>Method</Table.Th>
              <Table.Th>Sent to</Table.Th>
              <Table.Th>Used by</Table.Th>
              <Table.Th>Updated</Table.Th>
              <Table.Th w={110}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {authorizations.map((authorization) => (
              <Row key={authorization.id} authorization={authorization} {...acts} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

interface RowProps extends Omit<AuthorizationTableProps, 'authorizations'> {
  readonly authorization: Authorization;
}

const MOST = 3;

function Row({ authorization, onEdit, onRemove, onTest }: RowProps): ReactElement {
  const { label, description, method, hosts, used_by: used, updated_at: updated } = authorization;
  const name = clip(label, 80);
  return (
    <Table.Tr>
      <Table.Td maw={300} miw={140}>
        <Text inherit fw={600} style={{ overflowWrap: 'anywhere' }}>
          {clip(label, 120)}
        </Text>
        {description !== '' && (
          <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {clip(description, 300)}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={190}>{methodWord(method)}</Table.Td>
      <Table.Td maw={220} style={{ overflowWrap: 'anywhere' }}>
        {hosts.slice(0, MOST).map((host) => (
          <Text key={host} size="xs" className="mono">
            {clip(shownHost(host), 80)}
          </Text>
        ))}
        {hosts.length > MOST && <Text size="xs">and {hosts.length - MOST} more</Text>}
        {hosts.length === 0 && (
          <Text inherit c="dimmed">
            {method === 'none' ? 'any host' : 'the first that uses it'}
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={220} style={{ overflowWrap: 'anywhere' }}>
        {used.length === 0 && (
          <Text inherit c="dimmed" span>
            nothing yet
          </Text>
        )}
        {used.slice(0, MOST).map((user, index) => (
          <span key={user.id}>
            {index > 0 && ', '}
            <TextLink to="/integrations/$id/settings" params={{ id: String(user.id) }} inherit td="underline">
              {clip(user.name, 60)}
            </TextLink>
          </span>
        ))}
        {used.length > MOST && ` and ${used.length - MOST} more`}
      </Table.Td>
      <Table.Td>
        <When at={updated} relative />
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          {method === 'oauth2_client_credentials' && (
            <NeedsRole least="editor">
              {(disabled) => (
                <ActionIcon
                  size="sm"
                  title="Fetch a token, to see whether it works"
                  aria-label={`Test ${name}`}
                  disabled={disabled}
                  onClick={() => onTest(authorization)}
                >
                  <KeyRound size={14} />
                </ActionIcon>
              )}
            </NeedsRole>
          )}
          <NeedsRole least="admin">
            {(disabled) => (
              <ActionIcon
                size="sm"
                aria-label={`Change ${name}`}
                disabled={disabled}
                onClick={() => onEdit(authorization)}
              >
                <Pencil size={14} />
              </ActionIcon>
            )}
          </NeedsRole>
          <Remove name={name} used={used.length} onRemove={() => onRemove(authorization)} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Remove({
  name,
  used,
  onRemove,
}: {
  readonly name: string;
  readonly used: number;
  readonly onRemove: () => void;
}): ReactElement {
  const button = (disabled: boolean): ReactElement => (
    <ActionIcon size="sm" aria-label={`Remove ${name}`} disabled={disabled} onClick={onRemove}>
      <Trash2 size={14} />
    </ActionIcon>
  );
  if (used > 0)
    return (
      <OutOfReach why="It is in use. Choose another authorization in the integrations first.">
        {button(true)}
      </OutOfReach>
    );
  return <NeedsRole least="admin">{button}</NeedsRole>;
}
