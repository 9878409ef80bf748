import { Button, Group, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive, CopyPlus, Pause, Play } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { OutOfReach } from '../../ui/out-of-reach.tsx';
import { ACTS, type Act } from './act-words.ts';
import { showSaved } from './saved.ts';
import type { Webhook } from './webhook.ts';

const ICONS = { activate: Play, deactivate: Pause, archive: Archive } as const;

/** Set active, set inactive, archive and clone; each asks first and says what happens. */
export function StateActs({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { id, name, state, revision } = webhook;
  const [asking, setAsking] = useState<Act | 'clone'>();
  const close = (): void => setAsking(undefined);
  const act = asking === undefined || asking === 'clone' ? undefined : ACTS[asking];
  const button = (which: Act, primary: boolean): ReactElement => {
    const Icon = ICONS[which];
    const { least, label } = ACTS[which];
    return (
      <NeedsRole least={least}>
        {(disabled) => (
          <Button
            {...(primary ? {} : { variant: 'default' })}
            leftSection={<Icon size={14} aria-hidden />}
            disabled={disabled}
            onClick={() => setAsking(which)}
          >
            {label}
          </Button>
        )}
      </NeedsRole>
    );
  };
  return (
    <Group gap="xs">
      {state === 'inactive' && button('activate', true)}
      {state === 'active' && button('deactivate', false)}
      {state === 'inactive' && button('archive', false)}
      {state === 'active' && (
        <OutOfReach why="Set it inactive before it is archived.">
          <Button variant="default" leftSection={<Archive size={14} aria-hidden />} disabled>
            Archive
          </Button>
        </OutOfReach>
      )}
      <NeedsRole least="editor">
        {(disabled) => (
          <Button
            variant="default"
            leftSection={<CopyPlus size={14} aria-hidden />}
            disabled={disabled}
            onClick={() => setAsking('clone')}
          >
            Clone
          </Button>
        )}
      </NeedsRole>
      <Confirm
        opened={act !== undefined}
        title={act?.title(name) ?? ''}
        action={act?.action ?? ''}
        destructive={act?.destructive ?? false}
        onClose={close}
        onConfirm={async () => {
          if (act === undefined) return;
          await showSaved(await api(act.route, { params: { id }, revision }));
          done(act.done(name));
        }}
      >
        <span style={{ overflowWrap: 'anywhere' }}>{act?.about(webhook)}</span>
      </Confirm>
      {asking === 'clone' && <Clone webhook={webhook} onClose={close} />}
    </Group>
  );
}

function Clone({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}): ReactElement {
  const [name, setName] = useState(`${webhook.name} (copy)`.slice(0, 100));
  const navigate = useNavigate();
  return (
    <Confirm
      opened
      title={`Clone ${webhook.name}?`}
      action="Clone"
      destructive={false}
      ready={name.trim() !== ''}
      onClose={onClose}
      onConfirm={async () => {
        const made = await api('POST /v1/admin/webhooks/{id}/clone', {
          params: { id: webhook.id },
          body: { name: name.trim() },
        });
        await showSaved(made);
        await navigate({ to: '/webhooks/$id/settings', params: { id: String(made.id) } });
        done('Cloned. It is inactive, and its secrets are to be set anew.');
      }}
    >
      Another webhook like the one that is saved is created: inactive, and without the values of its secrets.
      It has the same endpoint until you change that.
      <TextInput
        mt="sm"
        label="Name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Confirm>
  );
}
