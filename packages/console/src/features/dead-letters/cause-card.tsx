import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { Send, Trash2 } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { ExpandButton } from '../../ui/expand-button.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { When } from '../../ui/when.tsx';
import { CauseMessages } from './cause-messages.tsx';
import type { Discarding } from './discard-dialog.tsx';
import { FixLink } from './fix-link.tsx';
import { fixFor } from './fix-for.ts';
import type { Choice } from './use-resend.ts';

interface CauseCardProps {
  readonly integration: number;
  readonly cause: Answer<'GET /v1/admin/integrations/{id}/dead-letters/causes'>['data'][number];
  readonly open: boolean;
  readonly busy: boolean;
  readonly onToggle: () => void;
  readonly onResend: (choice: Choice) => void;
  readonly onDiscard: (discarding: Discarding) => void;
}

/** One cause: how many messages, what was said, what to do about it; its messages when it is opened. */
export function CauseCard(props: CauseCardProps): ReactElement {
  const { integration, cause, open, busy, onToggle, onResend, onDiscard } = props;
  const { code, count, example, hint } = cause;
  const id = useId();
  const fix = fixFor({ code });
  return (
    <Paper p={0} bg="var(--cw-surface)">
      <Group gap="xs" p="xs" wrap="nowrap" align="flex-start">
        <ExpandButton
          open={open}
          controls={id}
          label={`Messages: ${clip(example, 120)}`}
          onToggle={onToggle}
        />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs" mb={2}>
            <Badge color="red">{count.toLocaleString('en')}</Badge>
            <Text size="xs" c="dimmed" component="code">
              {code}
            </Text>
            <Text size="xs" c="dimmed">
              {count === 1 ? (
                <When at={cause.last_at} />
              ) : (
                <>
                  <When at={cause.first_at} /> to <When at={cause.last_at} />
                </>
              )}
            </Text>
          </Group>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{clip(example, 600)}</bdi>
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {hint ?? 'Look at what the destination answered, then send it again.'}{' '}
            {fix.to === 'settings' && (
              <FixLink integration={integration} fix={fix} customer={undefined} identifier={null} />
            )}
          </Text>
          <Group gap="xs" mt={6}>
            <NeedsRole least="editor">
              {(disabled) => (
                <Button
                  size="compact-xs"
                  variant="light"
                  leftSection={<Send size={12} aria-hidden />}
                  disabled={disabled || busy}
                  onClick={() => onResend({ code })}
                >
                  Resend {count === 1 ? 'it' : `all ${count.toLocaleString('en')}`}
                </Button>
              )}
            </NeedsRole>
            <NeedsRole least="admin">
              {(disabled) => (
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<Trash2 size={12} aria-hidden />}
                  disabled={disabled}
                  onClick={() => onDiscard({ choice: { code }, count })}
                >
                  Discard
                </Button>
              )}
            </NeedsRole>
          </Group>
        </div>
      </Group>
      {open && (
        <div id={id}>
          <CauseMessages
            integration={integration}
            code={code}
            busy={busy}
            onResend={onResend}
            onDiscard={onDiscard}
          />
        </div>
      )}
    </Paper>
  );
}
