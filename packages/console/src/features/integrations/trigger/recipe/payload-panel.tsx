import {
  Alert,
  Box,
  NativeSelect,
  Paper,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { CircleSlash } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { clip } from '../../../../ui/clip.ts';
import { CustomerChoice } from '../../../../ui/customer-choice.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { RequestView } from '../../form/request-view.tsx';
import { useAudiences } from '../use-audiences.ts';
import type { Move } from './payload-entity.ts';
import type { RecipeValues } from './recipe-values.ts';
import { usePayload } from './use-payload.ts';

const MOVES = [
  { value: 'joins', label: 'Joins' },
  { value: 'leaves', label: 'Leaves' },
] as const;
const COVERED = '•••';
const HEADERS = [
  { name: 'x-partner-name', value: COVERED },
  { name: 'x-request-token', value: COVERED },
  { name: 'content-type', value: 'application/json' },
];

/** What Insider is going to be sent, of a customer of this hub, before anything is installed. */
export function PayloadPanel({ values }: { readonly values: RecipeValues }): ReactElement {
  const { byId } = useAudiences();
  const [move, setMove] = useState<Move>('joins');
  const [customer, setCustomer] = useState<string>();
  const [id, setId] = useState('');
  const chosen = useMemo(
    () => values.audiences.flatMap((one) => byId.get(one) ?? []),
    [values.audiences, byId],
  );
  const audience = chosen.find((one) => one.id === id) ?? chosen[0];
  return (
    <Paper component="section" aria-label="Preview" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Preview</Title>
          <Text size="sm" c="dimmed">
            What Insider will be sent, of a customer of yours. Nothing is sent now.
          </Text>
        </Box>
        <SegmentedControl
          fullWidth
          aria-label="What happens"
          data={MOVES.map((one) => ({ ...one }))}
          value={move}
          onChange={setMove}
        />
        <CustomerChoice onChoose={(one) => setCustomer(one.id)} />
        {chosen.length > 1 && (
          <NativeSelect
            label="Audience"
            data={chosen.map((one) => ({ value: one.id, label: clip(one.name, 100) }))}
            value={audience?.id ?? ''}
            onChange={(event) => setId(event.currentTarget.value)}
          />
        )}
        {audience === undefined ? (
          <Text size="sm" c="dimmed" role="status">
            Choose an audience, and the request stands here.
          </Text>
        ) : (
          <Payload values={values} asked={{ customer, audience, chosen, move }} />
        )}
      </Stack>
    </Paper>
  );
}

interface PayloadProps {
  readonly values: RecipeValues;
  readonly asked: Parameters<typeof usePayload>[1];
}

function Payload({ values, asked }: PayloadProps): ReactElement {
  const { body, url, stale, error } = usePayload(values, asked);
  if (error !== null) return <ProblemNote error={error} title="No preview" />;
  if (body === undefined) return <Skeleton h={300} role="status" aria-label="Loading" />;
  const { status, message, value } = body;
  return (
    <Box aria-busy={stale} aria-live="polite">
      {status === 'rendered' ? (
        <RequestView request={{ method: 'POST', url, headers: HEADERS, body: value, bytes: 0 }} />
      ) : (
        <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Nothing would be sent">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {clip(message ?? '', 500)}
          </Text>
        </Alert>
      )}
    </Box>
  );
}
