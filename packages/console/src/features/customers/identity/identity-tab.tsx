import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { get } from '../../../app/query.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { usePages } from '../../../ui/use-pages.ts';
import { IdentifierTable } from './identifier-table.tsx';
import { MergeHistory } from './merge-history.tsx';
import { OpenConflicts } from './open-conflicts.tsx';

type Customer = Answer<'GET /v1/admin/customers/{id}'>;
const LIST = 'GET /v1/admin/identity/merges';
export type Merge = Answer<typeof LIST>['data'][number];

const MOST_OPEN = 5;

/** By what somebody is found, who turned out to be them, and what is not decided yet. */
export function IdentityTab({ customer }: { readonly customer: Customer }): ReactElement {
  const { id } = customer;
  const merges = usePages([LIST, { customer_id: id }], (cursor, signal) =>
    api(LIST, { query: { customer_id: id, cursor }, signal }),
  );
  const open = useQuery(
    get('GET /v1/admin/identity/conflicts', { query: { state: 'open', customer_id: id, limit: MOST_OPEN } }),
  );
  const settings = useQuery(get('GET /v1/admin/identity/settings', {}));
  const definitions = useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 });
  if (merges.error !== null)
    return <ProblemNote error={merges.error} title="The merges could not be read" onRetry={merges.retry} />;
  if (merges.loading || open.isPending || settings.isPending || definitions.isPending)
    return <RowsSkeleton rows={10} />;
  return (
    <Stack gap="md">
      <OpenConflicts id={id} open={open.data} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <IdentifierTable
            customer={customer}
            merges={merges.rows}
            contacts={settings.data?.contacts ?? []}
            definitions={definitions.data?.data ?? []}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <MergeHistory customer={customer} merges={merges} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
