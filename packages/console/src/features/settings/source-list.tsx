import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed, get } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { AddSource } from './add-source.tsx';
import { KeyPanel } from './key-panel.tsx';
import { KeyTable, type KeyRow } from './key-table.tsx';
import type { SourceKind } from './source-kinds.ts';

/** The keys of one kind of sources. */
export function SourceList({ kind }: { readonly kind: SourceKind }): ReactElement {
  const { key, title, about, add, none, loses } = kind;
  const query = useQuery(get('GET /v1/admin/sources', {}));
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<KeyRow>();
  const rows = (query.data?.data ?? [])
    .filter((source) => source.kind === key)
    .map((source): KeyRow => ({ ...source, prefix: source.key_prefix, page: key === 'tracking' }));
  return (
    <KeyPanel title={title} about={about} add={add} onAdd={() => setAdding(true)}>
      {query.isError && <ProblemNote error={query.error} />}
      {query.isPending && <RowsSkeleton rows={2} />}
      {query.data !== undefined && rows.length === 0 && <Text size="sm">{none}</Text>}
      {rows.length > 0 && <KeyTable label={title} rows={rows} onRevoke={setRevoking} />}
      {adding && <AddSource kind={kind} onClose={() => setAdding(false)} />}
      <Confirm
        opened={revoking !== undefined}
        title={`Revoke ${revoking?.name ?? ''}?`}
        action="Revoke"
        onClose={() => setRevoking(undefined)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/sources/{id}', { params: { id: revoking?.id ?? 0 } });
          await changed('GET /v1/admin/sources');
          done('The key is revoked.');
        }}
      >
        {loses} This cannot be undone. Events that came with it stay.
      </Confirm>
    </KeyPanel>
  );
}
