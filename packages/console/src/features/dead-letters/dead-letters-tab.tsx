import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Send, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { CauseCard } from './cause-card.tsx';
import { DiscardDialog, type Discarding } from './discard-dialog.tsx';
import { FollowUp } from './follow-up.tsx';
import { messages } from './resent.ts';
import { useResend } from './use-resend.ts';

const route = getRouteApi('/shell/integrations/$id/dead-letters');

/** Messages that could not be delivered, by cause: why, how many, and their way back. */
export function DeadLettersTab(): ReactElement {
  const id = Number(route.useParams().id);
  const { code } = route.useSearch();
  const navigate = route.useNavigate();
  const [discarding, setDiscarding] = useState<Discarding>();
  const { last, busy, error, resend, discard, forget } = useResend(id);
  const causes = useQuery({
    ...get('GET /v1/admin/integrations/{id}/dead-letters/causes', { params: { id } }),
    refetchInterval: 15_000,
  });
  if (causes.data === undefined)
    return causes.isError ? (
      <ProblemNote
        error={causes.error}
        title="The dead letters could not be read"
        onRetry={() => {
          causes.refetch().catch(() => undefined);
        }}
      />
    ) : (
      <RowsSkeleton rows={4} height={92} />
    );
  const { data } = causes.data;
  const total = data.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stack gap="sm">
      {last !== undefined && <FollowUp integration={id} resent={last} onClose={forget} />}
      {error !== undefined && <ProblemNote error={error} title="They could not be sent again" />}
      {total === 0 ? (
        <Empty title="No dead letters: good news">
          Every message was delivered, or skipped for a reason that the outbound log names. A message that the
          destination refuses for good would be kept here, with why, what to do, and a way to send it again.
        </Empty>
      ) : (
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {messages(total)} could not be delivered, for{' '}
            {data.length === 1 ? 'one reason' : `${data.length} reasons`}. Mend the cause first, then send
            them again.
          </Text>
          <Group gap="xs">
            <NeedsRole least="editor">
              {(disabled) => (
                <Button
                  leftSection={<Send size={14} aria-hidden />}
                  disabled={disabled}
                  loading={busy}
                  onClick={() => resend({ all: true })}
                >
                  Resend everything
                </Button>
              )}
            </NeedsRole>
            <NeedsRole least="admin">
              {(disabled) => (
                <Button
                  variant="default"
                  leftSection={<Trash2 size={14} aria-hidden />}
                  disabled={disabled}
                  onClick={() => setDiscarding({ choice: { all: true }, count: total })}
                >
                  Discard everything
                </Button>
              )}
            </NeedsRole>
          </Group>
        </Group>
      )}
      {data.map((cause) => (
        <CauseCard
          key={cause.code}
          integration={id}
          cause={cause}
          open={code === cause.code}
          busy={busy}
          onToggle={() => {
            navigate({
              search: code === cause.code ? {} : { code: cause.code },
              replace: true,
              resetScroll: false,
            }).catch(() => undefined);
          }}
          onResend={resend}
          onDiscard={setDiscarding}
        />
      ))}
      <DiscardDialog discarding={discarding} onDiscard={discard} onClose={() => setDiscarding(undefined)} />
    </Stack>
  );
}
