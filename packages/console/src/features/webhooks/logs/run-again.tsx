import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RunResult } from './run-result.tsx';

const RERUN = 'POST /v1/admin/inbound/{id}/rerun';

interface RunAgainProps {
  readonly receipt: Pick<Answer<'GET /v1/admin/inbound/{id}'>, 'id' | 'status'>;
  readonly onOpen: (id: number) => void;
}

/** Runs a kept request through the webhooks as they are now: first only to look, then for real. */
export function RunAgain({ receipt: { id, status }, onOpen }: RunAgainProps): ReactElement {
  const [state, setState] = useState<{
    readonly busy: boolean;
    readonly error?: unknown;
    readonly result?: Answer<typeof RERUN>;
  }>({ busy: false });
  const [asking, setAsking] = useState(false);
  const { busy, error, result } = state;
  const shown = useRef<HTMLDivElement>(null);
  // What was asked for comes below the fold of a long entry.
  useEffect(() => {
    if (result !== undefined || error !== undefined) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [result, error]);
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
          Through the webhooks as they are now. First it only shows what would happen.
        </Text>
      </Group>
      <div aria-live="polite" ref={shown}>
        {error !== undefined && <ProblemNote error={error} title="It could not be run again" />}
        {result !== undefined && (
          <Paper p="sm" bg="var(--cw-surface)">
            <Stack gap="sm">
              <RunResult result={result} onOpen={onOpen} />
              {result.dry && (
                <Group gap="xs">
                  <Button onClick={() => setAsking(true)}>Run for real</Button>
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
        title="Run this request for real?"
        action="Run for real"
        destructive={false}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const ran = await api(RERUN, { params: { id }, body: { dry: false } });
          setState({ busy: false, result: ran });
          await changed('GET /v1/admin/inbound', 'GET /v1/admin/customers/{id}');
          done('The request was run again.');
        }}
      >
        What it says is registered now, and it gets an entry of its own in this log. The sender is not told.
        {status === 'done' &&
          ' What was registered of it before counts once and is not registered a second time.'}
      </Confirm>
    </Stack>
  );
}
