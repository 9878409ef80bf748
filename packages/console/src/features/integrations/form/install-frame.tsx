import type { Purpose } from '@causeway/core/consent/consent';
import { Button, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { changed, queryClient } from '../../../app/query.ts';
import type { Cell } from '../../../ui/cell.ts';
import { LeaveGuard } from '../../../ui/leave-guard.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { same } from '../insider/json-change.ts';
import { endpointTest, testEndpoint } from './endpoint-test.tsx';
import { extraChange, type Extra, type ExtraChange } from './extra.ts';
import type { Fault } from './fault.ts';
import type { FormBase } from './form-cells.ts';
import { showField } from './form-tools.ts';
import { refusedFaults } from './refused-faults.ts';
import { WhyField } from './why-field.tsx';

/** What a form knows of what is to be installed. */
export interface InstallRules<V> {
  readonly faultsOf: (values: V) => readonly Fault[];
  /** Resolves to the id of the new integration. */
  readonly install: (values: V, extra: ExtraChange) => Promise<number>;
  readonly placeOfPointer: (pointer: string) => string | undefined;
}

const NOTHING: ExtraChange = { requires: undefined, summary: undefined };

interface InstallFrameProps<V> {
  readonly tools: FormBase<V>;
  /** What the form began with. */
  readonly first: V;
  readonly rules: InstallRules<V>;
  /** What is said of it beside its settings, and the purposes that its kind asks for by itself. */
  readonly beside?: { readonly extra: Cell<Extra>; readonly usual: readonly Purpose[] };
  /** Offers to test it as well; it does unless told otherwise. */
  readonly testable?: boolean;
  readonly children: ReactNode;
}

/** Around the form of an integration that is not installed yet. Ends on the page of the new one. */
export function InstallFrame<V>(props: InstallFrameProps<V>): ReactElement {
  const { tools, first, rules, beside, testable = true, children } = props;
  const { values, found } = tools;
  const navigate = useNavigate();
  const [doing, setDoing] = useState<{ busy?: 'install' | 'test'; error?: unknown }>({});
  const installed = useRef(false);
  const unsaved = useCallback(
    () => !installed.current && !same(values.get() as never, first as never),
    [values, first],
  );
  const install = async (test: boolean): Promise<void> => {
    const now = values.get();
    const faults = rules.faultsOf(now);
    found.set({ ...found.get(), faults, refused: [], all: true });
    const [fault] = faults;
    if (fault !== undefined) return showField(tools, fault.place);
    setDoing({ busy: test ? 'test' : 'install' });
    try {
      const extra =
        beside === undefined ? NOTHING : extraChange({ requires: [...beside.usual] }, beside.extra.get());
      const id = await rules.install(now, extra);
      installed.current = true;
      done('Installed.');
      if (test) {
        const answer = await testEndpoint(id).catch(() => undefined);
        queryClient.setQueryData(endpointTest(id).queryKey, answer);
      }
      await changed(
        'GET /v1/admin/integrations',
        'GET /v1/admin/integration-catalog',
        'GET /v1/admin/templates',
        'GET /v1/admin/authorizations',
        'GET /v1/admin/audiences',
      );
      await navigate({ to: '/integrations/$id/settings', params: { id: String(id) }, search: { next: '1' } });
    } catch (error) {
      const { faults: refused, rest } = refusedFaults(error, rules.placeOfPointer);
      found.set({ ...found.get(), refused });
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
        {children}
        <UnsavedBar
          shown
          text="Not installed yet"
          busy={doing.busy === 'install'}
          action="Install Integration"
          note={beside !== undefined && <WhyField extra={beside.extra} />}
          onSave={() => run(false)}
          problem={
            doing.error !== undefined && <ProblemNote error={doing.error} title="It could not be installed" />
          }
          more={
            testable && (
              <Button variant="default" loading={doing.busy === 'test'} onClick={() => run(true)}>
                Install and test
              </Button>
            )
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
