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

/** Tracking keys: where events come from. */
export function SourceList(): ReactElement {
  const query = useQuery(get('GET /v1/admin/sources', {}));
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<KeyRow>();
  const rows = (query.data?.data ?? []).map((source): KeyRow => ({ ...source, prefix: source.key_prefix }));
  return (
    <KeyPanel
      title="Tracking keys"
      about="One for each site, app or server that sends events. They are no secret: browsers show them."
      add="Add tracking key"
      onAdd={() => setAdding(true)}
    >
      {query.isError && <ProblemNote error={query.error} />}
      {query.isPending && <RowsSkeleton rows={2} />}
      {query.data !== undefined && rows.length === 0 && (
        <Text size="sm">
          There is none yet, so nothing can send events. Add one, and put it into your site.
        </Text>
      )}
      {rows.length > 0 && <KeyTable label="Tracking keys" rows={rows} onRevoke={setRevoking} />}
      {adding && <AddSource onClose={() => setAdding(false)} />}
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
        Whatever still sends with it is refused at once, and its events are lost unless the sender keeps them.
        This cannot be undone. Events that came with it stay.
      </Confirm>
    </KeyPanel>
  );
}
