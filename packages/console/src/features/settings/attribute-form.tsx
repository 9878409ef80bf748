import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Checkbox, Group, NativeSelect, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { AttributeDefaultField } from './attribute-default-field.tsx';
import type { Attribute } from './attributes-page.tsx';
import { nameOf } from './name-of.ts';
import { FORMAT_WORDS, hasChoices, hasDefault, hasFormat, TYPE_WORDS } from './type-words.ts';

const fields = schema.object({
  name: schema.string().trim().min(1, 'Write a name, such as shoe_size.'),
  label: schema.string().trim().min(1, 'Write a label, such as Shoe size.').max(200),
  type: schema.enum(TYPE_WORDS.map(({ value }) => value)),
  external_id: schema.boolean(),
  searchable: schema.boolean(),
  choices: schema.array(schema.string()),
  format: schema.enum(FORMAT_WORDS.map(({ value }) => value)),
  description: schema.string().trim().max(1000),
  default: schema.string().trim().max(1000),
});

interface AttributeFormProps {
  /** Left out: a new one. */
  readonly attribute: Attribute | undefined;
  readonly onClose: () => void;
}

/** Defines an attribute of one's own, or changes its definition. */
export function AttributeForm({ attribute, onClose }: AttributeFormProps): ReactElement {
  const isNew = attribute === undefined;
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: {
      name: attribute?.name ?? '',
      label: attribute?.label ?? '',
      type: attribute?.type ?? 'string',
      external_id: attribute?.tags.includes('external_id') ?? false,
      searchable: attribute?.tags.includes('searchable') ?? false,
      choices: [...(attribute?.choices ?? [])],
      format: attribute?.format ?? ('' as const),
      description: attribute?.description ?? '',
      default: String(attribute?.default ?? ''),
    },
  });
  const { submit, problem } = useSubmit(
    form,
    async ({
      name,
      label,
      type,
      external_id: external,
      searchable,
      choices,
      format,
      description,
      ...more
    }) => {
      const tags = [
        ...(external && type === 'string' ? ['external_id' as const] : []),
        ...(searchable ? ['searchable' as const] : []),
      ];
      const body = {
        label,
        type,
        tags,
        choices: hasChoices(type) ? choices : [],
        format: format === '' || !hasFormat(type) ? null : format,
        description: description === '' ? null : description,
        default: more.default === '' || !hasDefault(type, external) ? null : more.default,
      };
      await api('PUT /v1/admin/attributes/{name}', { params: { name }, body });
      await changed('GET /v1/admin/attributes');
      done(isNew ? `${label} is added.` : `${label} is changed.`);
      onClose();
    },
    { tags: 'external_id' },
  );
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const [type, external] = useWatch({ control: form.control, name: ['type', 'external_id'] });
  const label = form.register('label', {
    onChange: (event: { target: { value: string } }) => {
      if (isNew && dirtyFields.name !== true) form.setValue('name', nameOf(event.target.value));
    },
  });
  return (
    <Dialog opened onClose={onClose} title={isNew ? 'Add an attribute' : `Change ${attribute.label}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {problem !== undefined && <ProblemNote error={problem} />}
          {attribute?.built_in === true && (
            <Text size="sm" c="dimmed">
              It is built in: what it is good for can be chosen, all else stays.
            </Text>
          )}
          {attribute?.built_in !== true && (
            <>
              <TextInput
                label="Label"
                withAsterisk
                placeholder="Shoe size"
                data-autofocus
                error={errors.label?.message}
                {...label}
              />
              <TextInput
                label="Name"
                withAsterisk={isNew}
                description={
                  isNew
                    ? 'As senders write it in traits. It cannot be changed later.'
                    : 'It cannot be changed: what customers have is kept under it.'
                }
                readOnly={!isNew}
                variant={isNew ? 'default' : 'filled'}
                classNames={{ input: 'mono' }}
                spellCheck={false}
                error={errors.name?.message}
                {...form.register('name')}
              />
              <TextInput
                label="Description"
                description="For people who read mappings. May be empty."
                error={errors.description?.message}
                {...form.register('description')}
              />
              <NativeSelect
                label="Type"
                data={[...TYPE_WORDS]}
                error={errors.type?.message}
                {...form.register('type')}
              />
              {hasFormat(type) && (
                <NativeSelect
                  label={type === 'list' ? 'Each text is' : 'The text is'}
                  description="Events that bring anything else are refused."
                  data={[...FORMAT_WORDS]}
                  error={errors.format?.message}
                  {...form.register('format')}
                />
              )}
              {hasChoices(type) && (
                <Controller
                  control={form.control}
                  name="choices"
                  render={({ field }) => (
                    <TagsInput
                      label="What it can be"
                      description={
                        type === 'select'
                          ? 'Write each one and press Enter. Other values are refused.'
                          : 'Write each one and press Enter. Left empty, anything is taken.'
                      }
                      value={field.value}
                      onChange={field.onChange}
                      onBlur={field.onBlur}
                      error={errors.choices?.message}
                    />
                  )}
                />
              )}
              {hasDefault(type, external) && (
                <AttributeDefaultField
                  type={type}
                  error={errors.default?.message}
                  field={form.register('default')}
                />
              )}
            </>
          )}
          <Checkbox
            label="External id"
            description="Its value names a customer, as the id of another system does. Only for texts."
            disabled={type !== 'string'}
            error={errors.external_id?.message}
            {...form.register('external_id')}
          />
          <Checkbox
            label="Searchable"
            description="Customers can be found by it."
            {...form.register('searchable')}
          />
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
