import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { get } from '../../../app/query.ts';
import { CodeLine } from '../../../ui/code-line.tsx';
import { TextLink } from '../../../ui/links.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ReceiptBadge } from '../../../ui/receipt-badge.tsx';
import { When } from '../../../ui/when.tsx';
import { InboundKey } from './inbound-key.tsx';
import { InboundSteps } from './inbound-steps.tsx';

const EVERY_MS = 10_000;

/** Where Insider is to send its webhooks, with which key, and whether it does. */
export function InboundSide({ id }: { readonly id: number }): ReactElement {
  const side = useQuery({
    ...get('GET /v1/admin/integrations/{id}/inbound', { params: { id } }),
    refetchInterval: EVERY_MS,
  });
  const { data, error } = side;
  if (data === undefined && error !== null)
    return (
      <ProblemNote
        error={error}
        title="The addresses could not be read"
        onRetry={() => {
          side.refetch().catch(() => undefined);
        }}
      />
    );
  return (
    <Stack gap="xs">
      <Title order={3}>Webhooks of Insider</Title>
      {data === undefined ? (
        <Skeleton h={176} role="status" aria-label="Loading" />
      ) : (
        <>
          <Address
            label="Address for attribute webhooks"
            what="address for attributes"
            url={data.profile_url}
          />
          <Address label="Address for event webhooks" what="address for events" url={data.event_url} />
          <Group gap="sm" justify="space-between" mih={30}>
            <Text size="sm" component="div">
              {data.key_prefix === null ? (
                'There is no key yet, so every request is refused.'
              ) : (
                <>
                  The key begins with <code>{data.key_prefix}</code>
                  {data.key_created_at !== null && (
                    <>
                      , made <When at={data.key_created_at} />
                    </>
                  )}
                  .
                </>
              )}
            </Text>
            <InboundKey id={id} isSet={data.key_prefix !== null} />
          </Group>
          <Group gap={6} fz="sm" mih={24}>
            {data.last_request_at === null ? (
              <Text inherit c="dimmed">
                No request has come in yet.
              </Text>
            ) : (
              <>
                Last request <When at={data.last_request_at} relative />
                {data.last_status !== null && <ReceiptBadge status={data.last_status} />}
                <TextLink to="/integrations/$id/inbound-logs" params={{ id: String(id) }} inherit>
                  Inbound logs
                </TextLink>
              </>
            )}
          </Group>
        </>
      )}
      <InboundSteps />
    </Stack>
  );
}

interface AddressProps {
  readonly label: string;
  /** Names it for the copy button. */
  readonly what: string;
  readonly url: string;
}

function Address({ label, what, url }: AddressProps): ReactElement {
  return (
    <div>
      <Text size="xs" fw={500} mb={2}>
        {label}
      </Text>
      <CodeLine value={url} what={what} />
    </div>
  );
}
