import { Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { ConflictModal } from './conflict-modal.tsx';
import { changesIn } from './form/definition-change.ts';
import { fromDefinition } from './form/from-definition.ts';
import { useWebhookForm } from './form/use-webhook-form.ts';
import { WebhookForm, type Shown } from './form/webhook-form.tsx';
import type { Sample } from './trial/sample.ts';
import { useAddress } from './use-address.ts';
import { plainDefinition, useSave } from './use-save.ts';
import { definitionOf, type Webhook } from './webhook.ts';

interface EditWebhookProps {
  /** As the hub has it now; it may change while somebody edits. */
  readonly webhook: Webhook;
  readonly others: readonly Webhook[];
  readonly sample: Sample;
  readonly shows: Shown;
}

/** The settings of a webhook, and the trial of what they would do. */
export function EditWebhook({ webhook, others, sample, shows }: EditWebhookProps): ReactElement {
  const mayEdit = useMay('editor');
  const navigate = useNavigate();
  const readOnly = !mayEdit || webhook.state === 'archived';
  const [held, setBase] = useState(webhook);
  const base = upToDate(held, webhook);
  const [first] = useState(() => fromDefinition(definitionOf(webhook)));
  const { tools, draft } = useWebhookForm(first, sample, base.secrets, readOnly);
  const baseDefinition = useMemo(() => plainDefinition(base), [base]);
  const params = { id: String(base.id) };
  const toForm = (): void => {
    if (shows !== 'settings')
      navigate({ to: '/webhooks/$id/settings', params, replace: true }).catch(() => undefined);
  };
  const { busy, error, conflict, save, overwrite, load, closeConflict } = useSave(
    tools,
    base,
    setBase,
    toForm,
  );
  const count = changesIn(baseDefinition, draft.values);
  const { values } = tools;
  const unsaved = useCallback(
    () => !readOnly && changesIn(baseDefinition, values.get()) > 0,
    [baseDefinition, values, readOnly],
  );
  const take = useEffectEvent((newer: Webhook) => {
    if (newer.revision > base.revision && !unsaved()) load(newer);
  });
  useEffect(() => take(webhook), [webhook]);
  const run = (what: () => Promise<unknown>): void => {
    what().catch(() => undefined);
  };
  return (
    <form
      noValidate
      hidden={shows === 'other'}
      onSubmit={(event) => {
        event.preventDefault();
        if (unsaved()) run(save);
      }}
    >
      <Stack gap="sm">
        <WebhookForm
          tools={tools}
          definition={draft.definition}
          webhook={base}
          shows={shows}
          urlOf={useAddress([webhook])}
          others={others.filter(({ id }) => id !== base.id)}
        >
          {readOnly && (
            <Text size="sm" c="dimmed">
              {webhook.state === 'archived'
                ? 'It is archived, and stays as it was. Clone it to go on from there.'
                : 'You can look at these settings and try them. Changing them takes the role of an editor.'}
            </Text>
          )}
        </WebhookForm>
        <UnsavedBar
          shown={count > 0 && !readOnly}
          text={count === 1 ? '1 unsaved change' : `${count} unsaved changes`}
          busy={busy}
          action="Save"
          onSave={() => run(save)}
          problem={error !== undefined && <ProblemNote error={error} title="It could not be saved" />}
          onDiscard={() => load(base)}
        />
      </Stack>
      <ConflictModal
        conflict={conflict}
        onClose={closeConflict}
        onReload={() => conflict !== undefined && load(conflict.latest)}
        onOverwrite={() => run(overwrite)}
      />
      <LeaveGuard
        unsaved={unsaved}
        keeps={(pathname) => new RegExp(`/webhooks/${base.id}(/|$)`).test(pathname)}
      />
    </form>
  );
}

/** Setting it active makes a new revision too, and is no reason to disturb anybody who types. */
function upToDate(held: Webhook, newer: Webhook): Webhook {
  const moved = newer.revision > held.revision;
  const same = JSON.stringify(plainDefinition(held)) === JSON.stringify(plainDefinition(newer));
  return moved && same ? newer : held;
}
