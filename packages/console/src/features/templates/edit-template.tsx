import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { changedFields, writtenOf, type Template } from './template.ts';
import { TemplateForm } from './template-form.tsx';
import { useSave } from './use-save.ts';

interface EditTemplateProps {
  /** As the hub has it now; it may change while somebody edits. */
  readonly template: Template;
  /** Something else is looked at while this stays as it is. */
  readonly shown: boolean;
}

/** The editor of a stored template. */
export function EditTemplate({ template, shown }: EditTemplateProps): ReactElement {
  const readOnly = !useMay('editor');
  const [base, setBase] = useState(template);
  const [written, setWritten] = useState(() => writtenOf(template));
  const latest = useRef({ written, base });
  useEffect(() => {
    latest.current = { written, base };
  });
  const load = useCallback((newer: Template) => {
    setBase(newer);
    setWritten(writtenOf(newer));
  }, []);
  const unsaved = useCallback(
    () => !readOnly && changedFields(latest.current.base, latest.current.written).length > 0,
    [readOnly],
  );
  const { busy, error, faults, conflict, save, overwrite, closeConflict, clear } = useSave(
    base,
    written,
    (saved, sent) => {
      setBase(saved);
      // What was typed while it was being saved stays, and stays unsaved.
      setWritten((now) => (now === sent ? writtenOf(saved) : now));
    },
  );
  const changes = changedFields(base, written).length;
  // What others saved is taken over while nobody types here; otherwise saving finds out.
  const [seen, setSeen] = useState(template);
  if (seen !== template) {
    setSeen(template);
    if (template.revision >= base.revision && changes === 0) load(template);
  }
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
            You can look at this template. Changing it takes the role of an editor.
          </Text>
        )}
        <TemplateForm
          written={written}
          onWrite={(change) => setWritten((now) => ({ ...now, ...change }))}
          readOnly={readOnly}
          faults={faults}
          entity={undefined}
        />
        <UnsavedBar
          shown={changes > 0 && !readOnly && shown}
          text={
            base.source === written.source
              ? 'Unsaved changes'
              : base.used_by.length === 0
                ? 'Unsaved changes to the source'
                : `Unsaved changes. ${base.used_by.length === 1 ? 'One integration takes' : `${base.used_by.length} integrations take`} them up at once`
          }
          busy={busy}
          action="Save"
          onSave={() => run(save)}
          problem={error !== undefined && <ProblemNote error={error} title="It could not be saved" />}
          onDiscard={() => {
            load(base);
            clear();
          }}
        />
      </Stack>
      <ConflictDialog
        mine={written}
        theirs={conflict}
        onClose={closeConflict}
        onReload={() => {
          if (conflict !== undefined) load(conflict);
          clear();
        }}
        onOverwrite={() => run(overwrite)}
      />
      <LeaveGuard
        unsaved={unsaved}
        keeps={(pathname) => new RegExp(`/templates/${template.id}(/|$)`).test(pathname)}
      />
    </form>
  );
}
