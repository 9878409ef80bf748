import { Button, Group, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { clip } from '../../ui/clip.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { AddField } from './add-field.tsx';
import { draftValue } from './draft-fields.ts';
import { DraftFieldInput } from './draft-field-input.tsx';
import { EventOutcome } from './event-outcome.tsx';
import { EventTypeSelect } from './event-type-select.tsx';
import { useEventDraft } from './use-event-draft.ts';

interface AddEventFormProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
  readonly onClose: () => void;
}

const LEAVES = 'opt_out';

/** Choose an event type, fill in its fields, see what it would do, and register it. */
export function AddEventForm({ customer, onClose }: AddEventFormProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const types = useQuery({ ...get('GET /v1/admin/event-types', {}), staleTime: 60_000 });
  const attributes = useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 });
  const draft = useEventDraft({
    customer: customer.id,
    types: types.data?.data ?? [],
    attributes: attributes.data?.data ?? [],
    zone,
    onRegistered: onClose,
  });
  const { action, fields, faults, tried, busy } = draft;
  const unread = types.error ?? attributes.error;
  const answer = tried?.answer;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={`Add an event to ${clip(customer.name ?? customer.id, 80)}`}
    >
      {unread !== null && <ProblemNote error={unread} title="The event types could not be read" />}
      {unread === null && (types.data === undefined || attributes.data === undefined) && (
        <Skeleton h={220} role="status" aria-label="Loading" />
      )}
      {types.data !== undefined && attributes.data !== undefined && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            draft.look();
          }}
        >
          <Stack gap="sm">
            <EventTypeSelect
              types={types.data.data}
              value={action}
              error={faults.get('action')}
              onChange={draft.choose}
            />
            {action !== null && (
              <>
                {fields.map(({ field, added }) => (
                  <DraftFieldInput
                    key={field.name}
                    field={field}
                    value={draftValue(draft.values, field.name)}
                    fault={faults.get(field.name)}
                    onChange={(value) => draft.fill(field.name, value)}
                    onRemove={added ? () => draft.leaveOut(field.name) : undefined}
                  />
                ))}
                <AddField
                  offered={draft.offered}
                  taken={fields.map(({ field }) => field.name)}
                  onAdd={draft.add}
                />
                <TextInput
                  type="datetime-local"
                  step={1}
                  label="When it happened"
                  description={`Empty: now. Time zone: ${zone}.`}
                  error={faults.get('timestamp')}
                  value={draft.when}
                  onChange={(event) => draft.setWhen(event.currentTarget.value)}
                />
              </>
            )}
            <div aria-live="polite">
              {tried?.error !== undefined && <ProblemNote error={tried.error} title="It would be refused" />}
              {answer !== undefined && (
                <EventOutcome answer={answer} before={customer.membership} leaves={action === LEAVES} />
              )}
              {draft.registering.error !== undefined && (
                <ProblemNote error={draft.registering.error} title="It was not registered" />
              )}
            </div>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button
                type="submit"
                variant={answer === undefined ? 'filled' : 'default'}
                loading={busy}
                disabled={action === null}
              >
                See what it would do
              </Button>
              <Button
                disabled={answer === undefined}
                loading={draft.registering.busy}
                {...(action === LEAVES ? { color: 'red.8' } : {})}
                onClick={draft.register}
              >
                Register
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
