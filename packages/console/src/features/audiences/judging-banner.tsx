import { Button, Group, Paper, Progress, Text } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { countText } from '../../ui/count-text.ts';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Judging } from './audience.ts';
import { percentOf } from './estimate.ts';

/** How far judging everybody has come, while that is going on or held up. */
export function JudgingBanner({ judging }: { readonly judging: Judging }): ReactElement {
  const { state, looked, total } = judging;
  const [act, setAct] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const paused = state === 'paused';
  const toggle = async (): Promise<void> => {
    setAct({ busy: true });
    try {
      await api(paused ? 'POST /v1/admin/judging/resume' : 'POST /v1/admin/judging/pause', {});
      await changed('GET /v1/admin/audiences', 'GET /v1/admin/judging');
      setAct({ busy: false });
    } catch (error) {
      setAct({ busy: false, error });
    }
  };
  return (
    <Paper component="section" aria-label="Judging of all customers" bg="var(--cw-surface)" p="sm">
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" fw={600}>
            {paused ? 'Judging all customers is paused' : 'All customers are being judged'}:{' '}
            <span style={{ fontVariantNumeric: 'tabular-nums' }}>
              {countText(looked)} of {countText(total)}
            </span>
          </Text>
          <Text size="sm" c="dimmed">
            {paused
              ? 'Audiences that wait for it have not all their members yet. Who does something is judged as ever.'
              : 'A rule began or changed. Until this is done, numbers of the audiences that wait for it are not final.'}
          </Text>
        </div>
        <NeedsRole least="editor">
          {(disabled) => (
            <Button
              variant="default"
              disabled={disabled}
              loading={act.busy}
              leftSection={paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
              onClick={() => {
                toggle().catch(() => undefined);
              }}
            >
              {paused ? 'Resume' : 'Pause'}
            </Button>
          )}
        </NeedsRole>
      </Group>
      <Progress
        value={percentOf(looked, total)}
        size="sm"
        mt={8}
        color={paused ? 'orange' : 'sea'}
        aria-label="Customers judged"
      />
      {act.error !== undefined && <ProblemNote error={act.error} />}
    </Paper>
  );
}
