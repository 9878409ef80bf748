import { Alert, Button, Group, Text } from '@mantine/core';
import { CirclePause, Play } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { When } from '../../ui/when.tsx';
import { showChanged } from './frame-change.ts';

interface PauseNoteProps {
  readonly integration: Answer<'GET /v1/admin/integrations'>['data'][number];
}

/** Why nothing is sent, what to do about it, and the way on. */
export function PauseNote({ integration }: PauseNoteProps): ReactElement | null {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const { id, name, pause } = integration;
  if (pause === null) return null;
  const resume = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await showChanged(await api('POST /v1/admin/integrations/{id}/resume', { params: { id } }));
      setState({ busy: false });
      done(`${name} sends again.`);
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<CirclePause size={18} />}
      title={
        <>
          {pause.code === 'job_failed' ? 'Failed: paused' : 'Paused'} since <When at={pause.at} />
        </>
      }
    >
      <Group justify="space-between" gap="sm" align="flex-end">
        <Text size="sm" flex="1 1 260px" style={{ overflowWrap: 'anywhere' }}>
          {pause.message} {pause.hint} Events are taken in all the same, and wait.
        </Text>
        <NeedsRole least="editor">
          {(disabled) => (
            <Button
              leftSection={<Play size={14} aria-hidden />}
              disabled={disabled}
              loading={state.busy}
              onClick={() => {
                resume().catch(() => undefined);
              }}
            >
              Resume
            </Button>
          )}
        </NeedsRole>
      </Group>
      {state.error !== undefined && <ProblemNote error={state.error} title="It stays paused" />}
    </Alert>
  );
}
