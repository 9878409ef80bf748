import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { FieldRows } from './event-field-rows.tsx';
import { draftOf, eventTypeDraft, sentOf } from './event-type-draft.ts';
import type { EventType } from './event-types-page.tsx';

interface EventTypeFormProps {
  /** Left out: a new one. */
  readonly type: EventType | undefined;
  readonly onClose: () => void;
}

/** Defines an event type of one's own: its name, and the fields that mappings offer. */
export function EventTypeForm({ type, onClose }: EventTypeFormProps): ReactElement {
  const isNew = type === undefined;
  const form = useForm({
    resolver: zodResolver(eventTypeDraft),
    defaultValues: draftOf(type),
  });
  const { submit, problem } = useSubmit(form, async (draft) => {
    const { name } = draft;
    const body = sentOf(draft);
    await api('PUT /v1/admin/event-types/{name}', { params: { name }, body });
    await changed('GET /v1/admin/event-types');
    done(isNew ? `${name} is added.` : `${name} is changed.`);
    onClose();
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog opened onClose={onClose} size="lg" title={isNew ? 'Add an event type' : `Change ${type.label}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput
            label="Name"
            description={
              isNew ? 'Exactly as senders write it. It cannot be changed later.' : 'It cannot be changed.'
            }
            placeholder="Quiz Done"
            readOnly={!isNew}
            variant={isNew ? 'default' : 'filled'}
            data-autofocus={isNew || undefined}
            error={errors.name?.message}
            {...form.register('name')}
          />
          <TextInput
            label="Label"
            description="What people read. Left empty, it is the name."
            error={errors.label?.message}
            {...form.register('label')}
          />
          <TextInput
            label="Description"
            description="What happens when it is sent, for people. May be empty."
            error={errors.description?.message}
            {...form.register('description')}
          />
          <Controller
            control={form.control}
            name="submittable"
            render={({ field: { value, onChange } }) => (
              <Switch
                label="May be sent in from outside"
                description="Off: webhooks and the events API refuse it."
                checked={value}
                onChange={onChange}
              />
            )}
          />
          <Controller
            control={form.control}
            name="once"
            render={({ field: { value, onChange } }) => (
              <Switch
                label="Once for each customer"
                description="A second one of the same customer is refused."
                checked={value}
                onChange={onChange}
              />
            )}
          />
          <TextInput
            label="Points"
            description="What each one is worth, unless it says so itself. Less than 0 takes points away. Empty: none."
            placeholder="None"
            inputMode="numeric"
            w={220}
            error={errors.points?.message}
            {...form.register('points')}
          />
          <FieldRows form={form} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSubmitting}>
              {isNew ? 'Add' : 'Save'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
