import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RunResult } from './run-result.tsx';

const RERUN = 'POST /v1/admin/inbound/{id}/rerun';

interface RunAgainProps {
  readonly receipt: Pick<Answer<'GET /v1/admin/inbound/{id}'>, 'id' | 'status'>;
  readonly onOpen: (id: number) => void;
}

/** Runs a stored request through the settings as they are now: first only in thought, then in earnest. */
export function RunAgain({ receipt: { id, status }, onOpen }: RunAgainProps): ReactElement {
  const [state, setState] = useState<{ busy: boolean; error?: unknown; result?: Answer<typeof RERUN> }>({
    busy: false,
  });
  const [asking, setAsking] = useState(false);
  const { busy, error, result } = state;
  const look = async (): Promise<void> => {
    setState({ busy: true });
    try {
      setState({ busy: false, result: await api(RERUN, { params: { id }, body: { dry: true } }) });
    } catch (problem) {
      setState({ busy: false, error: problem });
    }
  };
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <NeedsRole least="editor">
          {(disabled) => (
            <Button
              variant="default"
              leftSection={<RotateCcw size={14} aria-hidden />}
              disabled={disabled}
              loading={busy}
              onClick={() => {
                look().catch(() => undefined);
              }}
            >
              Run again
            </Button>
          )}
        </NeedsRole>
        <Text size="xs" c="dimmed">
          With the settings as they are now. At first only shows what would be; nothing is changed by it.
        </Text>
      </Group>
      <div aria-live="polite">
        {error !== undefined && <ProblemNote error={error} title="It could not be run again" />}
        {result !== undefined && (
          <Paper p="sm" bg="var(--cw-surface)">
            <Stack gap="sm">
              <RunResult result={result} onOpen={onOpen} />
              {result.dry && (
                <Group gap="xs">
                  <Button onClick={() => setAsking(true)}>Run it in earnest</Button>
                  <Button variant="default" onClick={() => setState({ busy: false })}>
                    Leave it
                  </Button>
                </Group>
              )}
            </Stack>
          </Paper>
        )}
      </div>
      <Confirm
        opened={asking}
        title="Run this request in earnest?"
        action="Run it"
        destructive={false}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const ran = await api(RERUN, { params: { id }, body: { dry: false } });
          setState({ busy: false, result: ran });
          await changed('GET /v1/admin/inbound', 'GET /v1/admin/customers/{id}');
          done('The request was run again.');
        }}
      >
        What it says is registered now, as if it had just come in, and gets an entry of its own in this log.
        {status === 'done' &&
          ' It was done before: an event of it is then there twice, and so is what it does to balances.'}
      </Confirm>
    </Stack>
  );
}
