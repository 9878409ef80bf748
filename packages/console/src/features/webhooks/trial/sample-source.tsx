import { Button, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ear } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { changed, get, queryClient } from '../../../app/query.ts';
import { useSession } from '../../../app/session.ts';
import { useCell } from '../../../ui/cell.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { timeIn } from '../../../ui/time.ts';
import { useFormTools } from '../form/form-tools.ts';
import { sampleOfReceipt, type Sample } from './sample.ts';
import { useCapture, type Listening } from './use-capture.ts';

/** Where the request comes from: the next one that arrives, or one that is kept. */
export function SampleSource({ to }: { readonly to: Listening }): ReactElement {
  const { sample } = useFormTools();
  const receipt = useCell(sample, (one) => one.receipt);
  const [failed, setFailed] = useState<unknown>();
  const take = async (id: number): Promise<void> => {
    try {
      const kept = await queryClient.query({
        ...get('GET /v1/admin/inbound/{id}', { params: { id } }),
        staleTime: 'static',
      });
      sample.set(sampleOfReceipt(kept));
      setFailed(undefined);
    } catch (error) {
      setFailed(error);
    }
  };
  const run = (id: number): void => {
    take(id).catch(() => undefined);
  };
  const capture = useCapture(to, (id) => {
    run(id);
    changed('GET /v1/admin/inbound').catch(() => undefined);
  });
  const error = failed ?? capture.error;
  return (
    <Stack gap="xs">
      <Group gap="xs" align="center">
        {capture.waiting ? (
          <Button variant="default" leftSection={<Loader size={12} />} onClick={capture.stop}>
            Stop waiting
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<Ear size={14} aria-hidden />}
            disabled={to.endpoint === ''}
            onClick={capture.start}
          >
            Capture the next request
          </Button>
        )}
        <StoredSelect to={to} value={receipt?.id} onTake={run} />
      </Group>
      <Text size="xs" c="dimmed" aria-live="polite">
        {capture.waiting
          ? `Waiting for a ${to.method} to ${to.endpoint}. Send one now: it will appear here. It need not be active for that.`
          : sampleWords(receipt)}
      </Text>
      {error !== undefined && <ProblemNote error={error} title="That request could not be had" />}
    </Stack>
  );
}

function sampleWords(receipt: Sample['receipt']): string {
  if (receipt === undefined)
    return 'Paste a body, capture one, or choose one that is kept. Nothing is registered here.';
  return receipt.truncated
    ? `Request rcp_${receipt.id} was longer than what is kept of one: this is only its beginning.`
    : `Request rcp_${receipt.id}, as it was received. Nothing is registered here.`;
}

interface StoredSelectProps {
  readonly to: Listening;
  readonly value: number | undefined;
  readonly onTake: (id: number) => void;
}

/** The last requests, of this webhook or, while there is none, of all. */
function StoredSelect({ to, value, onTake }: StoredSelectProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const query = { channel: 'webhook', webhook_id: to.id, limit: 20 } as const;
  const { data } = useQuery(get('GET /v1/admin/inbound', { query }));
  const rows = data?.data ?? [];
  const options = rows.map((row) => ({
    value: String(row.id),
    label: `${timeIn(zone, row.timestamp)} · ${row.status_code} · ${row.path.split('/').at(-1) ?? ''}`,
  }));
  const held = value === undefined || rows.some(({ id }) => id === value) ? [] : [value];
  return (
    <Select
      flex="1 1 180px"
      aria-label="A stored request"
      placeholder={data !== undefined && rows.length === 0 ? 'No request is kept yet' : 'A stored request'}
      disabled={options.length + held.length === 0}
      data={[...options, ...held.map((id) => ({ value: String(id), label: `rcp_${id}` }))]}
      value={value === undefined ? null : String(value)}
      onChange={(id) => {
        if (id !== null) onTake(Number(id));
      }}
    />
  );
}
