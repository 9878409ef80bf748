import { Badge, Button, Group, Table, VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { ButtonLink, TextLink } from '../../ui/links.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { When } from '../../ui/when.tsx';
import { WideTable } from '../../ui/wide-table.tsx';

export interface KeyRow {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
  /** Beside the name. */
  readonly mark?: ReactNode;
  /** Cannot be revoked, and why. */
  readonly kept?: string;
  /** It has a page of its own, with snippets. */
  readonly page?: boolean;
}

interface KeyTableProps {
  readonly label: string;
  readonly rows: readonly KeyRow[];
  readonly onRevoke: (row: KeyRow) => void;
}

/** Keys by the beginning that they are recognised by; what was revoked stays in the list, at its end. */
export function KeyTable({ label, rows, onRevoke }: KeyTableProps): ReactElement {
  const sorted = rows.toSorted((a, b) => Number(a.revoked_at !== null) - Number(b.revoked_at !== null));
  return (
    <WideTable label={label} minWidth={460}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Begins with</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th w={150}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((row) => (
            <Table.Tr key={row.id} c={row.revoked_at === null ? 'inherit' : 'dimmed'}>
              <Table.Td maw={260} style={{ overflowWrap: 'anywhere' }}>
                <Group gap="xs">
                  {row.page === true ? (
                    <TextLink to="/settings/keys/$id" params={{ id: String(row.id) }} inherit>
                      {row.name}
                    </TextLink>
                  ) : (
                    row.name
                  )}
                  {row.mark}
                </Group>
              </Table.Td>
              <Table.Td className="mono">{row.prefix}…</Table.Td>
              <Table.Td>
                <When at={row.created_at} />
              </Table.Td>
              <Table.Td ta="right">
                <Group gap={6} wrap="nowrap" justify="flex-end">
                  {row.page === true && row.revoked_at === null && (
                    <ButtonLink
                      to="/settings/keys/$id"
                      params={{ id: String(row.id) }}
                      variant="default"
                      size="compact-xs"
                      aria-label={`Snippets of ${row.name}`}
                    >
                      Snippets
                    </ButtonLink>
                  )}
                  {row.revoked_at !== null && <Badge color="gray">revoked</Badge>}
                  {row.revoked_at === null && row.kept !== undefined && row.kept}
                  {row.revoked_at === null && row.kept === undefined && (
                    <NeedsRole least="admin">
                      {(disabled) => (
                        <Button
                          variant="default"
                          size="compact-xs"
                          disabled={disabled}
                          aria-label={`Revoke ${row.name}`}
                          onClick={() => onRevoke(row)}
                        >
                          Revoke
                        </Button>
                      )}
                    </NeedsRole>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
