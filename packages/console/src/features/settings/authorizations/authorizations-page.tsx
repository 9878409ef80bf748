import { Button, Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { changed, get } from '../../../app/query.ts';
import { clip } from '../../../ui/clip.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { AuthorizationForm } from './authorization-form.tsx';
import { AuthorizationTable } from './authorization-table.tsx';
import type { Authorization } from './authorization-values.ts';
import { TokenTest } from './token-test.tsx';

/** Credentials that integrations share. `edit` names the one whose form is open, or `new`. */
export function AuthorizationsPage(): ReactElement {
  const { edit } = useSearch({ from: '/shell/settings/authorizations' });
  const navigate = useNavigate();
  const query = useQuery(get('GET /v1/admin/authorizations', {}));
  const [removing, setRemoving] = useState<Authorization>();
  const [testing, setTesting] = useState<Authorization>();
  const all = query.data?.data ?? [];
  const open = (id?: string): void => {
    const search = id === undefined ? {} : { edit: id };
    navigate({ to: '/settings/authorizations', search }).catch(() => undefined);
  };
  const editing = all.find(({ id }) => id === edit);
  const add = (
    <NeedsRole least="admin">
      {(disabled) => (
        <Button leftSection={<Plus size={14} aria-hidden />} disabled={disabled} onClick={() => open('new')}>
          Add authorization
        </Button>
      )}
    </NeedsRole>
  );
  return (
    <Page
      title="Authorizations"
      about="Keys that several integrations share. They are entered once, and cannot be read back."
      actions={add}
    >
      {query.isError && query.data === undefined && (
        <ProblemNote
          error={query.error}
          title="The authorizations could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={3} height={52} />}
      {query.data !== undefined && all.length === 0 && (
        <Empty title="No authorization yet" action={add}>
          A Custom API can have secret headers of its own. Where several send to the same account, or where
          tokens have to be fetched, keep the credentials here and choose them there.
        </Empty>
      )}
      {all.length > 0 && (
        <AuthorizationTable
          authorizations={all}
          onEdit={({ id }) => open(id)}
          onRemove={setRemoving}
          onTest={setTesting}
        />
      )}
      {(edit === 'new' || editing !== undefined) && (
        <AuthorizationForm key={edit} authorization={editing} onClose={() => open()} />
      )}
      {testing !== undefined && <TokenTest authorization={testing} onClose={() => setTesting(undefined)} />}
      <Confirm
        opened={removing !== undefined}
        title={`Remove ${clip(removing?.label ?? '', 100)}?`}
        action="Remove"
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          await api('DELETE /v1/admin/authorizations/{id}', {
            params: { id: removing?.id ?? '' },
            ...(removing === undefined ? {} : { revision: removing.revision }),
          });
          await changed('GET /v1/admin/authorizations');
          done('The authorization is removed.');
        }}
      >
        Its secrets are removed with it, and cannot be brought back. No integration uses{' '}
        <Code style={{ overflowWrap: 'anywhere' }}>{clip(removing?.label ?? '', 100)}</Code>.
      </Confirm>
    </Page>
  );
}
