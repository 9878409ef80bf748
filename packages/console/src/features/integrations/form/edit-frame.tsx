import { Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Cell } from '../../../ui/cell.ts';
import { LeaveGuard } from '../../../ui/leave-guard.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { ConflictModal } from './conflict-modal.tsx';
import type { Extra } from './extra.ts';
import type { Integration } from './save-rules.ts';
import type { SaveUse } from './use-save.ts';
import { WhyField } from './why-field.tsx';

interface EditFrameProps {
  readonly base: Integration;
  readonly saving: SaveUse;
  readonly extra: Cell<Extra>;
  readonly readOnly: boolean;
  /** How many things are changed, a moment after the last key. */
  readonly count: number;
  /** Asked at that moment. */
  readonly unsaved: () => boolean;
  readonly children: ReactNode;
}

/** Around the form of an installed integration: saves what was changed, and loses nothing by accident. */
export function EditFrame(props: EditFrameProps): ReactElement {
  const { base, saving, extra, readOnly, count, unsaved, children } = props;
  const { busy, error, conflict, save, overwrite, load, closeConflict } = saving;
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
        {children}
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
