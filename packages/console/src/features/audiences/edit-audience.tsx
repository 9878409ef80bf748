import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { counted, countText } from '../../ui/count-text.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { changedFields, writtenOf, type Audience } from './audience.ts';
import { AudienceForm } from './audience-form.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { outcomeWords } from './estimate.ts';
import { isSameRule } from './rule-text.ts';
import { SaveDialog } from './save-dialog.tsx';
import { usePreview } from './use-preview.ts';
import { useRule } from './use-rule.ts';
import { useSave } from './use-save.ts';

interface EditAudienceProps {
  /** As the hub has it now; it may change while somebody edits. */
  readonly audience: Audience;
  /** Something else is looked at while this stays as it is. */
  readonly shown: boolean;
}

/** The rule and the name of an audience that is there. */
export function EditAudience({ audience, shown }: EditAudienceProps): ReactElement {
  const readOnly = !useMay('editor');
  const [base, setBase] = useState(audience);
  const [written, setWritten] = useState(() => writtenOf(audience));
  const [asking, setAsking] = useState(false);
  const latest = useRef({ written, base });
  useEffect(() => {
    latest.current = { written, base };
  });
  const load = useCallback((newer: Audience) => {
    setBase(newer);
    setWritten(writtenOf(newer));
  }, []);
  const unsaved = useCallback(
    () => !readOnly && changedFields(latest.current.base, latest.current.written).length > 0,
    [readOnly],
  );
  const saving = useSave(base, written, (saved, sent) => {
    setBase(saved);
    // What was typed while it was being saved stays, and stays unsaved.
    setWritten((now) => (now === sent ? writtenOf(saved) : now));
  });
  const changes = changedFields(base, written).length;
  // What others saved is taken over while nobody types here; otherwise saving finds out.
  const [seen, setSeen] = useState(audience);
  if (seen !== audience) {
    setSeen(audience);
    if (audience.revision >= base.revision && changes === 0) load(audience);
  }
  const rule = useRule(written.filter, audience.id);
  const isSame = useMemo(() => isSameRule(base.filter, written.filter), [base.filter, written.filter]);
  const counts = !isSame && rule.read.rule !== undefined && rule.wrong === undefined;
  const preview = usePreview(counts ? written.filter : undefined, audience.id);
  const run = (what: () => Promise<unknown>): void => {
    what().catch(() => undefined);
  };
  const save = (): void => {
    if (!unsaved() || !saving.check(isSame ? undefined : rule.wrong)) return;
    if (isSame) run(() => saving.save(undefined));
    else setAsking(true);
  };
  const used = base.used_by.audiences.length + base.used_by.integrations.length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        {readOnly && (
          <Text size="sm" c="dimmed">
            You can look at this audience. Changing it takes the role of an editor.
          </Text>
        )}
        <AudienceForm
          written={written}
          onWrite={(change) => setWritten((now) => ({ ...now, ...change }))}
          rule={rule}
          stored={base.filter}
          audience={base}
          slugNote={
            written.slug === base.slug
              ? 'Names it in rules and in what is sent.'
              : 'What was sent with the old one stays as it is.'
          }
          preview={preview}
          idle={counts ? undefined : <Idle audience={audience} isSame={isSame} readOnly={readOnly} />}
          readOnly={readOnly}
          faults={saving.faults}
        />
        <UnsavedBar
          shown={changes > 0 && !readOnly && shown}
          text={isSame ? 'Unsaved changes' : unsavedWords(used, outcomeWords(preview.preview, true))}
          busy={saving.busy}
          action="Save"
          onSave={save}
          problem={
            saving.error !== undefined && <ProblemNote error={saving.error} title="It could not be saved" />
          }
          onDiscard={() => {
            load(base);
            saving.clear();
          }}
        />
      </Stack>
      <SaveDialog
        opened={asking}
        members={audience.members}
        preview={preview}
        onClose={() => setAsking(false)}
        onSave={(tell) => run(() => saving.save(tell))}
      />
      <ConflictDialog
        mine={written}
        theirs={saving.conflict}
        onClose={saving.closeConflict}
        onReload={() => {
          if (saving.conflict !== undefined) load(saving.conflict);
          saving.clear();
        }}
        onOverwrite={() => run(saving.overwrite)}
      />
      <LeaveGuard
        unsaved={unsaved}
        keeps={(pathname) => new RegExp(`/audiences/${audience.id}(/|$)`).test(pathname)}
      />
    </form>
  );
}

function unsavedWords(used: number, outcome: string | undefined): string {
  const uses = used === 0 ? '' : `, which ${counted(used, 'other thing')} ${used === 1 ? 'uses' : 'use'}`;
  return `Unsaved changes to the rule${uses}${outcome === undefined ? '' : `: ${outcome}`}`;
}

interface IdleProps {
  readonly audience: Audience;
  readonly isSame: boolean;
  readonly readOnly: boolean;
}

/** Beside a rule that is as it was saved, or cannot be used. */
function Idle({ audience: { members, judged }, isSame, readOnly }: IdleProps): ReactElement {
  if (!isSame) return <>Counts as soon as the rule can be used.</>;
  return (
    <>
      <Text fz={26} fw={650} lh={1.25} c="var(--mantine-color-text)">
        {countText(members)}
      </Text>
      {judged ? 'in it now' : 'in it so far; customers are still being judged'}.{' '}
      {!readOnly && 'Change the rule, and here is counted who would join and who would leave.'}
    </>
  );
}
