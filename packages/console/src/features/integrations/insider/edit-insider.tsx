import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../../app/session.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useCell } from '../../../ui/cell.ts';
import { ConsentSection } from '../form/consent-section.tsx';
import { extraCount, useExtra } from '../form/extra.ts';
import { WhyField } from '../form/why-field.tsx';
import { ConflictModal } from './conflict-modal.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { FormBody } from './form-body.tsx';
import {
  changedSettings,
  changesIn,
  connectionTyped,
  secretsSet,
  settingsOf,
  valuesOf,
  type Integration,
} from './integration.ts';
import { ConsentFields } from './consent-fields.tsx';
import { GeneralSection } from './general-section.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { useDraft } from './use-draft.ts';
import { useInsiderForm } from './use-insider-form.ts';
import { useSave } from './use-save.ts';

interface EditInsiderProps {
  /** As the hub has it now; it may change while somebody edits. */
  readonly integration: Integration;
  readonly map: string | undefined;
  readonly onMapped: () => void;
}

/** The settings of an installed Insider integration. */
export function EditInsider({ integration, map, onMapped }: EditInsiderProps): ReactElement {
  const readOnly = !useMay('editor');
  const [held, setBase] = useState(integration);
  const base = upToDate(held, integration);
  const [first] = useState(() => valuesOf(integration));
  const secrets = useMemo(() => secretsSet(base), [base]);
  const { tools, settled } = useInsiderForm(first, base.id, readOnly, secrets);
  const { form } = tools;
  const state = useDraft(form);
  const extra = useExtra(integration);
  const { busy, error, conflict, save, overwrite, load, closeConflict } = useSave(
    tools,
    base,
    setBase,
    extra,
  );
  const more = useCell(extra, (one) => extraCount(base, one));
  const count = changesIn(base, state.values) + more;
  const unsaved = useCallback(
    () => !readOnly && changesIn(base, form.getValues()) + extraCount(base, extra.get()) > 0,
    [base, form, extra, readOnly],
  );

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
        <FormBody
          tools={tools}
          state={state}
          stored={{ id: base.id, revision: base.revision, settings: settingsOf(base) }}
          secrets={secrets}
          general={
            <GeneralSection
              keyIsSet={secrets.has('api_key')}
              test={
                <ConnectionTest id={base.id} unsaved={connectionTyped(base, state.values)} onSave={save} />
              }
            />
          }
          consent={
            <ConsentSection extra={extra} readOnly={readOnly}>
              <ConsentFields />
            </ConsentSection>
          }
          map={settled ? map : undefined}
          onMapped={onMapped}
        />
        <UnsavedBar
          shown={count > 0 && !readOnly}
          text={count === 1 ? '1 unsaved change' : `${count} unsaved changes`}
          busy={busy}
          action="Save"
          note={<WhyField extra={extra} />}
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

/** Pausing and renaming make new revisions too, and are no reason to disturb anybody who types. */
function upToDate(held: Integration, newer: Integration): Integration {
  const moved = newer.revision > held.revision;
  return moved && changedSettings(held, newer).length === 0 ? newer : held;
}
