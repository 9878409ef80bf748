import { Paper } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useMay, useSession } from '../../../app/session.ts';
import { ConsentSection } from '../form/consent-section.tsx';
import { EditFrame } from '../form/edit-frame.tsx';
import { EndpointTest } from '../form/endpoint-test.tsx';
import { useExtra } from '../form/extra.ts';
import { upToDate, useEdit } from '../form/use-edit.ts';
import type { Integration } from '../form/save-rules.ts';
import { changesIn, differences, kindOf, rulesOf, valuesOf } from './integration.ts';
import { JobForm } from './job-form.tsx';
import { JobPanel } from './job-panel.tsx';
import { useJobForm } from './use-job-form.ts';

/** The settings of an installed job. `integration`: as the hub has it now; it may change while somebody edits. */
export function EditJob({ integration }: { readonly integration: Integration }): ReactElement {
  const readOnly = !useMay('editor');
  const zone = useSession().workspace.time_zone;
  const kind = kindOf(integration);
  const rules = useMemo(() => rulesOf(kind, zone), [kind, zone]);
  const [held, setBase] = useState(integration);
  const base = upToDate(held, integration, differences);
  const [first] = useState(() => valuesOf(integration, zone));
  const { tools, draft } = useJobForm(kind, first, base, readOnly);
  const extra = useExtra(integration);
  const { saving, unsaved, count } = useEdit({
    tools,
    integration,
    base,
    setBase,
    changesIn,
    rules,
    extra,
    settled: draft.values,
  });
  return (
    <EditFrame base={base} saving={saving} extra={extra} readOnly={readOnly} count={count} unsaved={unsaved}>
      <JobPanel integration={integration} />
      <JobForm
        tools={tools}
        draft={draft}
        test={
          <>
            <ConsentSection extra={extra} readOnly={readOnly} />
            {!readOnly && (
              <Paper component="section" aria-label="Test" bg="var(--cw-surface)">
                <EndpointTest
                  id={base.id}
                  unsaved={count > 0}
                  hasSecrets={false}
                  what="somebody made up, “causeway-test”, who joins the first of the audiences"
                  about="It is sent whatever “Audience trigger events”, limit and quiet times say."
                  onSave={saving.save}
                />
              </Paper>
            )}
          </>
        }
      />
    </EditFrame>
  );
}
