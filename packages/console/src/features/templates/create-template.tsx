import type { JsonObject } from '@causeway/core/result/json';
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { refusedFaults, showFirst } from './refused-faults.ts';
import { changedFields, showSaved, type Recipe, type Written } from './template.ts';
import { TemplateForm, type FormFaults } from './template-form.tsx';

function firstOf({ key, label, source, description }: Recipe): Written {
  return key === 'blank' ? { name: '', description: '', source } : { name: label, description, source };
}

/** The editor of a template that is not there yet. */
export function CreateTemplate({ recipe }: { readonly recipe: Recipe }): ReactElement {
  const navigate = useNavigate();
  const [first] = useState(() => firstOf(recipe));
  const [written, setWritten] = useState(first);
  const [state, setState] = useState<{
    readonly busy: boolean;
    readonly error?: unknown;
    readonly faults?: FormFaults;
  }>({ busy: false });
  const created = useRef(false);
  const latest = useRef(written);
  useEffect(() => {
    latest.current = written;
  }, [written]);
  const unsaved = useCallback(
    () => !created.current && changedFields(first, latest.current).length > 0,
    [first],
  );
  const create = async (): Promise<void> => {
    const now = { ...written, name: written.name.trim() };
    if (now.name === '') {
      const faults = { name: 'Give it a name, to find it again.' };
      setState({ busy: false, faults });
      return showFirst(faults);
    }
    setState({ busy: true });
    try {
      const template = await api('POST /v1/admin/templates', { body: now });
      created.current = true;
      done('Created.');
      await showSaved(template);
      await navigate({ to: '/templates/$id', params: { id: template.id } });
    } catch (error) {
      const { faults, rest } = refusedFaults(error);
      setState({ busy: false, faults, ...(rest ? { error } : {}) });
      showFirst(faults);
    }
    return undefined;
  };
  const run = (): void => {
    create().catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack gap="sm">
        <TemplateForm
          written={written}
          onWrite={(change) => setWritten((now) => ({ ...now, ...change }))}
          readOnly={false}
          faults={state.faults ?? {}}
          entity={recipe.entity as JsonObject}
        />
        <UnsavedBar
          shown
          text="Not created yet"
          busy={state.busy}
          action="Create"
          onSave={run}
          problem={
            state.error !== undefined && <ProblemNote error={state.error} title="It could not be created" />
          }
        />
      </Stack>
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}
