import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Pause, Play, UserRoundCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { get, queryClient } from '../../../app/query.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { counted, countText } from '../../../ui/count-text.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { When } from '../../../ui/when.tsx';
import type { Integration } from '../form/save-rules.ts';
import { useAudiences } from './use-audiences.ts';

type Run = NonNullable<Answer<'GET /v1/admin/integrations/{id}/existing-users'>['run']>;
type Action = 'start' | 'pause' | 'resume';

const SOON_MS = 2_000;
const LATER_MS = 15_000;
/** Its place is kept until it is known. */
const HEIGHT = { base: 96, sm: 74 };

interface ExistingUsersProps {
  readonly integration: Integration;
}

/** Telling of who is in the audiences already: how far it has come, and what can be done. */
export function ExistingUsers({ integration }: ExistingUsersProps): ReactElement {
  const { id, settings } = integration;
  const off = offText(settings);
  const query = get('GET /v1/admin/integrations/{id}/existing-users', { params: { id } });
  const { data, error } = useQuery({
    ...query,
    // Where it is wanted it begins by itself.
    refetchInterval: ({ state: { data: latest } }) =>
      latest?.run?.state === 'running' || (latest?.run === null && off === undefined) ? SOON_MS : LATER_MS,
  });
  const [doing, setDoing] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const [asking, ask] = useState(false);
  const act = async (action: Action): Promise<void> => {
    const answer = await api('POST /v1/admin/integrations/{id}/existing-users', {
      params: { id },
      body: { action },
    });
    queryClient.setQueryData(query.queryKey, answer);
  };
  const hold = (action: Action): void => {
    setDoing({ busy: true });
    act(action)
      .then(() => setDoing({ busy: false }))
      .catch((problem: unknown) => setDoing({ busy: false, error: problem }));
  };
  const run = data?.run ?? undefined;
  return (
    <Stack gap={6} mih={HEIGHT}>
      <Group justify="space-between" gap="xs" wrap="nowrap" mih={28}>
        <Title order={2}>Existing users</Title>
        {data !== undefined && (run?.state === 'running' || run?.state === 'paused') && (
          <Hold state={run.state} busy={doing.busy} onHold={hold} />
        )}
        {data !== undefined && run?.state !== 'running' && run?.state !== 'paused' && off === undefined && (
          <NeedsRole least="editor">
            {(disabled) => (
              <Button
                variant="default"
                leftSection={<UserRoundCheck size={14} aria-hidden />}
                disabled={disabled}
                onClick={() => ask(true)}
              >
                {run === undefined ? 'Tell of them' : 'Tell of them again'}
              </Button>
            )}
          </NeedsRole>
        )}
      </Group>
      {error !== null && data === undefined && <ProblemNote error={error} />}
      {run !== undefined && <RunView run={run} />}
      {data?.run === null && (
        <Text size="sm" c="dimmed">
          {off ?? 'Who was in the audiences before this job began has not been told of.'}
        </Text>
      )}
      {run?.state === 'done' && off !== undefined && (
        <Text size="xs" c="dimmed">
          {off}
        </Text>
      )}
      {doing.error !== undefined && <ProblemNote error={doing.error} />}
      <AskStart
        integration={integration}
        opened={asking}
        onClose={() => ask(false)}
        onStart={() => act('start')}
      />
    </Stack>
  );
}

/** Why nobody can be told of now. */
function offText(settings: Integration['settings']): string | undefined {
  if (settings['existingUsers'] !== true)
    return 'Not told of. Switch on “Existing users” in the settings to tell of them.';
  return settings['triggerEvents'] === 'exits' ? 'Not told of: this job tells of leaving only.' : undefined;
}

function Hold({
  state,
  busy,
  onHold,
}: {
  readonly state: 'running' | 'paused';
  readonly busy: boolean;
  readonly onHold: (action: Action) => void;
}): ReactElement {
  const running = state === 'running';
  return (
    <NeedsRole least="editor">
      {(disabled) => (
        <Button
          variant="default"
          disabled={disabled}
          loading={busy}
          aria-label={running ? 'Pause telling of existing users' : 'Go on telling of existing users'}
          leftSection={running ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
          onClick={() => onHold(running ? 'pause' : 'resume')}
        >
          {running ? 'Pause' : 'Go on'}
        </Button>
      )}
    </NeedsRole>
  );
}

function RunView({ run }: { readonly run: Run }): ReactElement {
  const { state, told, total, started_at: startedAt, updated_at: updatedAt } = run;
  // Who joins meanwhile may be gone through as well.
  const all = Math.max(told, total);
  const waits = state === 'running' && all === 0;
  return (
    <>
      <Progress.Root size="md">
        <Progress.Section
          value={state === 'done' ? 100 : all === 0 ? 0 : (told / all) * 100}
          color={state === 'paused' ? 'orange.6' : 'sea.7'}
          animated={state === 'running'}
          aria-label="Existing users in the queue"
        />
      </Progress.Root>
      <Text size="sm" aria-live="polite">
        {waits
          ? 'Begins once everybody has been judged.'
          : `${countText(told)} of ${countText(all)} put into the queue`}
        {state === 'paused' && ', paused'}
        <Text span inherit c="dimmed">
          {state === 'done' ? (
            <>
              , finished <When at={updatedAt} />
            </>
          ) : (
            !waits && (
              <>
                , since <When at={startedAt} />
              </>
            )
          )}
        </Text>
      </Text>
    </>
  );
}

interface AskStartProps extends ExistingUsersProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onStart: () => Promise<void>;
}

function AskStart({ integration, opened, onClose, onStart }: AskStartProps): ReactElement {
  const { byId } = useAudiences();
  const ids = integration.settings['audiences'];
  const members = Array.isArray(ids)
    ? ids.reduce<number>((sum, id) => sum + (byId.get(String(id))?.members ?? 0), 0)
    : 0;
  return (
    <Confirm
      opened={opened}
      title="Tell of existing users?"
      action="Tell of them"
      destructive={false}
      onClose={onClose}
      onConfirm={onStart}
    >
      {counted(members, 'member')} will be told of as if they had just joined. Limit and quiet times hold for
      them too. At the other side this can begin whatever joining begins, such as messages to people.
    </Confirm>
  );
}
