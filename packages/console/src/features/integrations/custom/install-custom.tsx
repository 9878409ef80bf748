import { checkCustom, DEFAULT_CUSTOM } from '@causeway/core/custom/check';
import type { JsonObject } from '@causeway/core/result/json';
import { Button, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { changed, queryClient } from '../../../app/query.ts';
import { LeaveGuard } from '../../../ui/leave-guard.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { same } from '../insider/json-change.ts';
import { CustomForm } from './custom-form.tsx';
import { fromSettings, secretsTyped, toSettings, type CustomValues } from './custom-values.ts';
import { endpointTest, testEndpoint } from './endpoint-test.tsx';
import { faultsOf } from './form-faults.ts';
import { showField } from './form-tools.ts';
import { refusedFaults } from './integration.ts';
import type { Starter } from './starter-cards.tsx';
import { useCustomForm } from './use-custom-form.ts';

interface InstallCustomProps {
  readonly starter: Starter | undefined;
  /** One that is free. */
  readonly name: string;
}

function firstValues(starter: Starter | undefined, name: string): CustomValues {
  const given = { ...DEFAULT_CUSTOM, ...starter?.settings } as unknown as JsonObject;
  return fromSettings(checkCustom(given).settings, name, starter?.headers ?? '');
}

/** The form of a Custom API that is not installed yet. */
export function InstallCustom({ starter, name }: InstallCustomProps): ReactElement {
  const navigate = useNavigate();
  const [first] = useState(() => firstValues(starter, name));
  const { tools, draft } = useCustomForm(first, undefined, false);
  const { values, found } = tools;
  const [doing, setDoing] = useState<{ busy?: 'install' | 'test'; error?: unknown }>({});
  const installed = useRef(false);
  const unsaved = useCallback(
    () => !installed.current && !same(values.get() as never, first as never),
    [values, first],
  );
  const install = async (test: boolean): Promise<void> => {
    const now = values.get();
    const faults = faultsOf(now);
    found.set({ ...found.get(), faults, all: true });
    const [fault] = faults;
    if (fault !== undefined) return showField(tools, fault.place);
    setDoing({ busy: test ? 'test' : 'install' });
    try {
      const { id } = await api('POST /v1/admin/integrations', {
        body: {
          kind: 'custom',
          name: now.name.trim(),
          settings: toSettings(now),
          secrets: secretsTyped(now),
        },
      });
      installed.current = true;
      done('Installed.');
      if (test) {
        const answer = await testEndpoint(id).catch(() => undefined);
        queryClient.setQueryData(endpointTest(id).queryKey, answer);
      }
      await changed('GET /v1/admin/integrations', 'GET /v1/admin/templates');
      await navigate({ to: '/integrations/$id/settings', params: { id: String(id) } });
    } catch (error) {
      const { faults: refused, rest } = refusedFaults(error);
      found.set({ ...found.get(), faults: [...refused, ...found.get().faults] });
      const [place] = refused;
      if (place !== undefined) showField(tools, place.place);
      setDoing(rest ? { error } : {});
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
        run(false);
      }}
    >
      <Stack gap="sm">
        <CustomForm
          tools={tools}
          draft={draft}
          test={
            <Text size="xs" c="dimmed">
              The endpoint can be tested as soon as it is installed. “Install and test” does both, and really
              sends one made-up purchase.
            </Text>
          }
        />
        <UnsavedBar
          shown
          text="Not installed yet"
          busy={doing.busy === 'install'}
          action="Install"
          onSave={() => run(false)}
          problem={
            doing.error !== undefined && <ProblemNote error={doing.error} title="It could not be installed" />
          }
          more={
            <Button variant="default" loading={doing.busy === 'test'} onClick={() => run(true)}>
              Install and test
            </Button>
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
