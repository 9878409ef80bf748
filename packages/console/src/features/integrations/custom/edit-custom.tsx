import { Paper, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../../app/session.ts';
import { LeaveGuard } from '../../../ui/leave-guard.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { ConflictModal } from '../insider/conflict-modal.tsx';
import { CustomForm } from './custom-form.tsx';
import { EndpointTest } from './endpoint-test.tsx';
import { changesIn, differences, secretsSet, valuesOf, type Integration } from './integration.ts';
import { useCustomForm } from './use-custom-form.ts';
import { useSave } from './use-save.ts';

/** The settings of an installed Custom API. `integration`: as the hub has it now; it may change while somebody edits. */
export function EditCustom({ integration }: { readonly integration: Integration }): ReactElement {
  const readOnly = !useMay('editor');
  const [held, setBase] = useState(integration);
  const base = upToDate(held, integration);
  const [first] = useState(() => valuesOf(integration));
  const kept = useMemo(() => ({ url: String(base.settings['url']), secrets: secretsSet(base) }), [base]);
  const { tools, draft } = useCustomForm(first, kept, readOnly);
  const { values } = tools;
  const { busy, error, conflict, save, overwrite, load, closeConflict } = useSave(tools, base, setBase);
  const count = changesIn(base, draft.values);
  const unsaved = useCallback(() => !readOnly && changesIn(base, values.get()) > 0, [base, values, readOnly]);
  const take = useEffectEvent((newer: Integration) => {
    if (newer.revision > base.revision && !unsaved()) load(newer);
  });
  useEffect(() => take(integration), [integration]);
  const run = (what: () => Promise<unknown>): void => {
    what().catch(() => undefined);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (unsaved()) run(save);
      }}
    >
      <Stack gap="sm">
        {readOnly && (
          <Text size="sm" c="dimmed">
            You can look at these settings. Changing them takes the role of an editor.
          </Text>
        )}
        <CustomForm
          tools={tools}
          draft={draft}
          test={
            readOnly ? undefined : (
              <Paper component="section" aria-label="Test" bg="var(--cw-surface)">
                <EndpointTest
                  id={base.id}
                  unsaved={count > 0}
                  hasSecrets={kept.secrets.has('headers')}
                  onSave={save}
                />
              </Paper>
            )
          }
        />
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
      <LeaveGuard unsaved={unsaved} />
    </form>
  );
}

/** Pausing makes a new revision too, and is no reason to disturb anybody who types. */
function upToDate(held: Integration, newer: Integration): Integration {
  const moved = newer.revision > held.revision;
  const same = differences(held, newer).every((what) => what.startsWith('It was'));
  return moved && same ? newer : held;
}
