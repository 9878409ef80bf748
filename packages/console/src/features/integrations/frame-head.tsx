import { ActionIcon, Box, Button, Group, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Pause, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NeedsRole, roleNote } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { showChanged } from './frame-change.ts';
import { Counts } from './frame-counts.tsx';
import { KindMark } from './frame-mark.tsx';
import { NameInPlace } from './frame-name.tsx';
import { RemoveIntegration } from './frame-remove.tsx';
import { isJobKind } from './trigger/job-kind.ts';

const JobBadge = lazy(async () => ({ default: (await import('./trigger/job-badge.tsx')).JobBadge }));

/** The counts take more lines on a narrow screen; their place is kept from the start. */
export const HEAD_HEIGHT = { base: 112, sm: 47 };

interface HeadProps {
  readonly integration: Answer<'GET /v1/admin/integrations/{id}'>;
}

/** Name, state and counts of an integration; pausing and removing it. */
export function IntegrationHead({ integration }: HeadProps): ReactElement {
  const { id, name, kind, state, counts } = integration;
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: Infinity });
  const label = kinds.data?.data.find(({ key }) => key === kind)?.label;
  const [asking, setAsking] = useState<'pause' | 'remove'>();
  const mayRemove = useMay('admin');
  const close = (): void => setAsking(undefined);
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap" mih={HEAD_HEIGHT}>
      <KindMark label={label ?? kind} size={36} />
      <Box flex={1} miw={0}>
        <Group gap="xs" mih={28}>
          <NameInPlace id={id} name={name} />
          {isJobKind(kind) ? (
            <Suspense fallback={<StateBadge state={state} />}>
              <JobBadge integration={integration} />
            </Suspense>
          ) : (
            <StateBadge state={state} />
          )}
          {label !== undefined && label !== name && (
            <Text size="sm" c="dimmed" visibleFrom="sm">
              {label}
            </Text>
          )}
        </Group>
        <Counts counts={counts} />
      </Box>
      <Group gap={4} wrap="nowrap">
        {state === 'active' && (
          <NeedsRole least="editor">
            {(disabled) => (
              <Button
                variant="default"
                leftSection={<Pause size={14} aria-hidden />}
                disabled={disabled}
                onClick={() => setAsking('pause')}
              >
                Pause
              </Button>
            )}
          </NeedsRole>
        )}
        <Menu
          withinPortal={false}
          floatingStrategy="fixed"
          position="bottom-end"
          shadow="md"
          withInitialFocusPlaceholder={false}
        >
          <Menu.Target>
            <ActionIcon aria-label={`More for ${name}`} size="lg">
              <Ellipsis size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<Trash2 size={14} aria-hidden />}
              disabled={!mayRemove}
              onClick={() => setAsking('remove')}
            >
              Remove
              {!mayRemove && (
                <Text size="xs" c="dimmed">
                  {roleNote('admin')}
                </Text>
              )}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Confirm
        opened={asking === 'pause'}
        title={`Pause ${name}?`}
        action="Pause"
        destructive={false}
        onClose={close}
        onConfirm={async () => {
          await showChanged(await api('POST /v1/admin/integrations/{id}/pause', { params: { id } }));
          done(`${name} is paused.`);
        }}
      >
        Nothing more is sent to it. Events are taken in all the same; their messages wait, and leave in order
        when you resume.
      </Confirm>
      <RemoveIntegration integration={integration} opened={asking === 'remove'} onClose={close} />
    </Group>
  );
}
