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
import { schema } from '../../ui/zod.ts';
import { FieldRows } from './event-field-rows.tsx';
import { FIELD_TYPES } from './event-field-types.ts';
import type { EventType } from './event-types-page.tsx';

const draft = schema.object({
  name: schema.string().trim().min(1, 'Write the name as senders write it, such as Quiz Done.').max(255),
  label: schema.string().trim().max(200),
  submittable: schema.boolean(),
  once: schema.boolean(),
  points: schema
    .string()
    .trim()
    .regex(/^([+-]?\d{1,9})?$/, 'Write a whole number, or leave it empty.'),
  fields: schema.array(
    schema.object({
      name: schema.string().trim().min(1, 'Write a name.').max(200),
      type: schema.enum(FIELD_TYPES.map(({ value }) => value)),
      required: schema.boolean(),
    }),
  ),
});

interface EventTypeFormProps {
  /** Left out: a new one. */
  readonly type: EventType | undefined;
  readonly onClose: () => void;
}

/** Defines an event type of one's own: its name, and the fields that mappings offer. */
export function EventTypeForm({ type, onClose }: EventTypeFormProps): ReactElement {
  const isNew = type === undefined;
  const form = useForm({
    resolver: zodResolver(draft),
    defaultValues: {
      name: type?.name ?? '',
      label: type?.label ?? '',
      submittable: type?.submittable ?? true,
      once: type?.once ?? false,
      points: type?.points === null || type === undefined ? '' : String(type.points),
      fields: type?.fields.map((field) => ({ ...field })) ?? [],
    },
  });
  const { submit, problem } = useSubmit(form, async ({ name, points, ...rest }) => {
    const body = {
      ...rest,
      label: rest.label === '' ? name : rest.label,
      points: points === '' ? null : Number(points),
    };
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
