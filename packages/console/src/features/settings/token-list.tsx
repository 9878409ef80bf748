import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed, get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { AddToken } from './add-token.tsx';
import { KeyPanel } from './key-panel.tsx';
import { KeyTable, type KeyRow } from './key-table.tsx';

/** Tokens of the admin API, for programs. */
export function TokenList(): ReactElement {
  const may = useMay('admin');
  const query = useQuery({ ...get('GET /v1/admin/tokens', {}), enabled: may });
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<KeyRow>();
  const rows = (query.data?.data ?? []).map((token): KeyRow => ({
    ...token,
    mark: <Badge color="blue">{token.role}</Badge>,
    ...(token.in_use ? { kept: 'in use now' } : {}),
  }));
  return (
    <KeyPanel
      title="API tokens"
      about="For programs that use the admin API in your name. Keep them like passwords."
      add="Add API token"
      onAdd={() => setAdding(true)}
    >
      {!may && <Text size="sm">Only admins see the API tokens. Ask one of them if you need one.</Text>}
      {query.isError && <ProblemNote error={query.error} />}
      {may && query.isPending && <RowsSkeleton rows={2} />}
      {query.data !== undefined && rows.length === 0 && (
        <Text size="sm">There is none. Add one when a program is to use the API.</Text>
      )}
      {rows.length > 0 && <KeyTable label="API tokens" rows={rows} onRevoke={setRevoking} />}
      {adding && <AddToken onClose={() => setAdding(false)} />}
      <Confirm
        opened={revoking !== undefined}
        title={`Revoke ${revoking?.name ?? ''}?`}
        action="Revoke"
        onClose={() => setRevoking(undefined)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/tokens/{id}', { params: { id: revoking?.id ?? 0 } });
          await changed('GET /v1/admin/tokens');
          done('The token is revoked.');
        }}
      >
        Programs that use it are refused at once. This cannot be undone; you can make a new one.
      </Confirm>
    </KeyPanel>
  );
}
