import { Paper } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../../app/session.ts';
import { ConsentSection } from '../form/consent-section.tsx';
import { EditFrame } from '../form/edit-frame.tsx';
import { EndpointTest } from '../form/endpoint-test.tsx';
import { useExtra } from '../form/extra.ts';
import { upToDate, useEdit } from '../form/use-edit.ts';
import type { Integration } from '../form/save-rules.ts';
import { CustomForm } from './custom-form.tsx';
import { changesIn, differences, RULES, secretsSet, valuesOf } from './integration.ts';
import { useCustomForm } from './use-custom-form.ts';

/** The settings of an installed Custom API. `integration`: as the hub has it now; it may change while somebody edits. */
export function EditCustom({ integration }: { readonly integration: Integration }): ReactElement {
  const readOnly = !useMay('editor');
  const [held, setBase] = useState(integration);
  const base = upToDate(held, integration, differences);
  const [first] = useState(() => valuesOf(integration));
  const kept = useMemo(() => ({ url: String(base.settings['url']), secrets: secretsSet(base) }), [base]);
  const { tools, draft } = useCustomForm(first, kept, readOnly);
  const extra = useExtra(integration);
  const { saving, unsaved, count } = useEdit({
    tools,
    integration,
    base,
    setBase,
    changesIn,
    rules: RULES,
    extra,
    settled: draft.values,
  });
  return (
    <EditFrame base={base} saving={saving} extra={extra} readOnly={readOnly} count={count} unsaved={unsaved}>
      <CustomForm
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
                  hasSecrets={kept.secrets.has('headers')}
                  what="a made-up purchase by “causeway-test”"
                  about="It is sent whatever “Which events” says."
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
