import { Badge, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { Clipped } from '../../ui/clipped.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { When } from '../../ui/when.tsx';
import { Labels, labelsOf } from './labels.tsx';

type Customer = Answer<'GET /v1/admin/customers/{id}'>;

/** Under the name: the id, how the person stands, whether another id led here, and their labels. */
export function CustomerHeader({ customer }: { readonly customer: Customer }): ReactElement {
  return (
    <Group gap="sm" mt={-8} fz="sm">
      <Group gap={4} wrap="nowrap" maw="100%">
        <Clipped text={customer.id} className="mono" maw={360} />
        <CopyButton value={customer.id} what="id" />
      </Group>
      <StateBadge state={customer.status} />
      {customer.anonymous && (
        <Badge color="violet" title="Seen, and not named yet">
          anonymous
        </Badge>
      )}
      <Text inherit c="dimmed">
        updated <When at={customer.updated_at} relative />
      </Text>
      {customer.merged_from !== null && (
        <Group gap={4} wrap="nowrap" maw="100%">
          <Text inherit c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            merged from
          </Text>
          <Clipped text={customer.merged_from} className="mono" maw={300} />
        </Group>
      )}
      <Labels labels={labelsOf(customer.attributes)} />
    </Group>
  );
}
