import { Paper } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../../app/session.ts';
import { EditFrame } from '../form/edit-frame.tsx';
import { EndpointTest } from '../form/endpoint-test.tsx';
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
  const { saving, unsaved } = useEdit({ tools, integration, base, setBase, changesIn, rules: RULES });
  const count = changesIn(base, draft.values);
  return (
    <EditFrame base={base} saving={saving} readOnly={readOnly} count={count} unsaved={unsaved}>
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
                what="a made-up purchase by “causeway-test”"
                about="It is sent whatever “Which events” says."
                onSave={saving.save}
              />
            </Paper>
          )
        }
      />
    </EditFrame>
  );
}
