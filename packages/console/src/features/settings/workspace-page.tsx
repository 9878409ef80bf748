import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Code, Group, Paper, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { api } from '../../app/api.ts';
import { changed, queryClient, sessionQuery } from '../../app/query.ts';
import { useMay, useSession } from '../../app/session.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TimeZoneSelect } from '../../ui/time-zone-select.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { schema } from '../../ui/zod.ts';
import { AcceptanceField } from './acceptance-field.tsx';
import { DAYS_WORDS, daysFault, fromAcceptance, toAcceptance } from './acceptance.ts';

const fields = schema.object({
  name: schema.string().trim().min(1, 'Write a name.').max(200),
  time_zone: schema.string().min(1),
  auto_subscribe: schema.boolean(),
  require_signature: schema.boolean(),
  acceptance: schema
    .object({ way: schema.enum(['at_once', 'manual', 'after']), days: schema.string() })
    .refine((value) => daysFault(value) === undefined, { path: ['days'], error: DAYS_WORDS }),
});

export function WorkspacePage(): ReactElement {
  const session = useSession();
  const { id, name, time_zone, auto_subscribe, require_signature, acceptance } = session.workspace;
  const may = useMay('admin');
  const form = useForm({
    resolver: zodResolver(fields),
    values: { name, time_zone, auto_subscribe, require_signature, acceptance: fromAcceptance(acceptance) },
  });
  const { submit, problem } = useSubmit(form, async (chosen) => {
    const body = { ...chosen, acceptance: toAcceptance(chosen.acceptance) };
    const workspace = await api('PATCH /v1/admin/workspace', { body });
    queryClient.setQueryData(sessionQuery.queryKey, { ...session, workspace });
    await changed('GET /v1/admin/workspace');
    done('The workspace is changed.');
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  return (
    <Page title="Workspace" about="What holds for everything in this hub.">
      <Paper component="form" onSubmit={submit} noValidate bg="var(--cw-surface)" maw={560}>
        <Stack gap="md">
          {problem !== undefined && <ProblemNote error={problem} />}
          <TextInput label="Name" disabled={!may} error={errors.name?.message} {...form.register('name')} />
          <Controller
            control={form.control}
            name="time_zone"
            render={({ field }) => (
              <TimeZoneSelect
                description="Times are shown in it. Type a city to find yours."
                value={field.value}
                onChange={(zone) => field.onChange(zone ?? 'UTC')}
                onBlur={field.onBlur}
                disabled={!may}
                error={errors.time_zone?.message}
              />
            )}
          />
          <Controller
            control={form.control}
            name="auto_subscribe"
            render={({ field: { value, onChange } }) => (
              <Switch
                label="Create customers whom this hub does not know"
                description="When Insider, an incoming webhook or the events API names one. On: they are created as inactive. Off: the request is an error in its log, and nobody is created."
                checked={value}
                onChange={onChange}
                disabled={!may}
              />
            )}
          />
          <Controller
            control={form.control}
            name="acceptance"
            render={({ field: { value, onChange } }) => (
              <AcceptanceField
                value={value}
                onChange={onChange}
                disabled={!may}
                error={errors.acceptance?.days?.message}
              />
            )}
          />
          <Controller
            control={form.control}
            name="require_signature"
            render={({ field: { value, onChange } }) => (
              <Switch
                label="Require signed requests"
                description="On: the events API takes only requests that are signed with the secret of their key. Off: the key alone is enough. Programs that do not sign are refused from the moment it is on."
                checked={value}
                onChange={onChange}
                disabled={!may}
              />
            )}
          />
          <div>
            <Text size="xs" fw={500}>
              Account id
            </Text>
            <Text size="xs" c="dimmed" mb={4}>
              Stands in the addresses of webhooks. It never changes.
            </Text>
            <Group gap={4}>
              <Code>{id}</Code>
              <CopyButton value={id} what="account id" />
            </Group>
          </div>
          <Group gap="xs">
            <NeedsRole least="admin">
              {(disabled) => (
                <Button type="submit" loading={isSubmitting} disabled={disabled || !isDirty}>
                  Save
                </Button>
              )}
            </NeedsRole>
            {isDirty && (
              <Button variant="default" onClick={() => form.reset()}>
                Leave as it was
              </Button>
            )}
          </Group>
        </Stack>
      </Paper>
    </Page>
  );
}
