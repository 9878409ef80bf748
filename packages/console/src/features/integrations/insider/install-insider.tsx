import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import { Box, Button, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { changed, queryClient } from '../../../app/query.ts';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { connectionTest } from './connection-test.tsx';
import { faultsOf } from './form-faults.ts';
import { FormBody } from './form-body.tsx';
import { FormToolsContext, showField } from './form-tools.ts';
import { fromSettings } from './from-settings.ts';
import { hubFaults } from './hub-faults.ts';
import { secretsTyped } from './integration.ts';
import { patchOf, same } from './json-change.ts';
import { TextField } from './plain-fields.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { toSettings } from './to-settings.ts';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { useDraft } from './use-draft.ts';
import { useInsiderForm } from './use-insider-form.ts';

const NO_SECRETS: ReadonlySet<string> = new Set();

/** The form of an integration that is not installed yet. `name`: one that is free. */
export function InstallInsider({ name }: { readonly name: string }): ReactElement {
  const navigate = useNavigate();
  const [first] = useState(() => fromSettings(DEFAULT_SETTINGS, name));
  const { tools } = useInsiderForm(first, undefined, false, NO_SECRETS);
  const { form, faults, revealed } = tools;
  const state = useDraft(form);
  const [doing, setDoing] = useState<{ busy?: 'install' | 'test'; error?: unknown }>({});
  const installed = useRef(false);
  const unsaved = useCallback(
    () => !installed.current && !same(form.getValues() as never, first as never),
    [form, first],
  );

  const install = async (test: boolean): Promise<void> => {
    const values = form.getValues();
    await form.trigger();
    const [fault] = faultsOf(values, NO_SECRETS);
    if (fault !== undefined) return showField(revealed, fault.path.join('.'));
    setDoing({ busy: test ? 'test' : 'install' });
    try {
      const settings = patchOf(DEFAULT_SETTINGS, toSettings(values));
      const secrets = secretsTyped(values);
      const { id } = await api('POST /v1/admin/integrations', {
        body: { kind: 'insider', name: values.name.trim(), settings, secrets },
      });
      installed.current = true;
      done('Installed.');
      if (test) {
        const result = await api('POST /v1/admin/integrations/{id}/test', { params: { id } }).catch(
          () => undefined,
        );
        queryClient.setQueryData(connectionTest(id).queryKey, result);
      }
      await changed('GET /v1/admin/integrations');
      await navigate({ to: '/integrations/$id/settings', params: { id: String(id) } });
    } catch (error) {
      const { byField, rest } = hubFaults(error);
      faults.set(byField);
      const [place] = byField.keys();
      if (place !== undefined) showField(revealed, place);
      setDoing(byField.size > 0 && rest.length === 0 ? {} : { error });
    }
    return undefined;
  };
  const run = (test: boolean): void => {
    install(test).catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(true);
      }}
    >
      <Stack gap="sm">
        <FormToolsContext value={tools}>
          <Paper bg="var(--cw-surface)">
            <Box maw={420}>
              <TextField
                name="name"
                label="Name of this integration"
                help="As it is called in this hub."
                required
              />
            </Box>
          </Paper>
        </FormToolsContext>
        <FormBody
          tools={tools}
          state={state}
          stored={undefined}
          secrets={NO_SECRETS}
          test={
            <Text size="xs" c="dimmed">
              The connection can be tested as soon as it is installed: “Install and test” does both.
            </Text>
          }
          map={undefined}
          onMapped={() => undefined}
        />
        <UnsavedBar
          shown
          text="Not installed yet"
          busy={doing.busy === 'test'}
          action="Install and test"
          onSave={() => run(true)}
          problem={
            doing.error !== undefined && <ProblemNote error={doing.error} title="It could not be installed" />
          }
          more={
            <Button variant="default" loading={doing.busy === 'install'} onClick={() => run(false)}>
              Install
            </Button>
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
