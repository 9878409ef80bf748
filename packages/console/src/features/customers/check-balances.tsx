import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { Calculator } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { counted } from '../../ui/count-text.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { pointsText } from './amounts.ts';
import { BALANCES } from './balances.ts';

const RECOMPUTE = 'POST /v1/admin/customers/{id}/recompute';

/** Adds up the events of somebody anew, and says whether the balances are what comes out. */
export function CheckBalances({ id }: { readonly id: string }): ReactElement {
  const [state, setState] = useState<{ busy: boolean; error?: unknown; answer?: Answer<typeof RECOMPUTE> }>({
    busy: false,
  });
  const check = async (): Promise<void> => {
    setState({ busy: true });
    try {
      setState({ busy: false, answer: await api(RECOMPUTE, { params: { id } }) });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const { busy, error, answer } = state;
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Stack gap="xs" align="flex-start">
        <div>
          <Title order={2}>Are they right?</Title>
          <Text size="sm" c="dimmed">
            Adds up all events anew and compares. Nothing is changed.
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<Calculator size={14} aria-hidden />}
          loading={busy}
          onClick={() => {
            check().catch(() => undefined);
          }}
        >
          Check balances
        </Button>
        <div aria-live="polite" style={{ alignSelf: 'stretch' }}>
          {error !== undefined && <ProblemNote error={error} title="They could not be checked" />}
          {answer?.equal === true && (
            <Text size="sm">
              They are right: {counted(answer.events, 'event')} that moved something{' '}
              {answer.events === 1 ? 'makes' : 'make'} exactly these balances.
            </Text>
          )}
          {answer?.equal === false && <Apart answer={answer} />}
        </div>
      </Stack>
    </Paper>
  );
}

function Apart({ answer }: { readonly answer: Answer<typeof RECOMPUTE> }): ReactElement {
  const { stored, recomputed, events } = answer;
  return (
    <>
      <Text size="sm" c="var(--mantine-color-error)">
        They are not: {counted(events, 'event')} that moved something {events === 1 ? 'makes' : 'make'} other
        balances than those that are stored.
      </Text>
      <Table mt={4} verticalSpacing={2} aria-label="Stored and recomputed balances">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Balance</Table.Th>
            <Table.Th ta="right">Stored</Table.Th>
            <Table.Th ta="right">By events</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {BALANCES.map(({ name, label }) => (
            <Table.Tr key={name} fw={stored[name] === recomputed[name] ? 400 : 650}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">{pointsText(stored[name])}</Table.Td>
              <Table.Td ta="right">{pointsText(recomputed[name])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
