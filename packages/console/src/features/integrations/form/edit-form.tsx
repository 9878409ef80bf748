import { Paper } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../../app/session.ts';
import { AroundForm } from './around.tsx';
import type { Kind } from './card.ts';
import { cardRules } from './card-rules.ts';
import { DrawnSections } from './drawn-sections.tsx';
import { EditFrame } from './edit-frame.tsx';
import { EndpointTest } from './endpoint-test.tsx';
import { useExtra } from './extra.ts';
import { FormPage } from './form-page.tsx';
import type { KindForm } from './kind-form.ts';
import type { Integration } from './save-rules.ts';
import { drawingOf, useCardForm } from './use-card-form.ts';
import { upToDate, useEdit } from './use-edit.ts';

interface EditFormProps {
  /** As the hub has it now; it may change while somebody edits. */
  readonly integration: Integration;
  readonly kind: Kind;
  readonly form: KindForm;
  /** What the address of the page asks to be mapped. */
  readonly map?: string | undefined;
  readonly onMapped?: () => void;
}

/** The settings of an installed integration, drawn from the card of its kind. */
export function EditForm(props: EditFormProps): ReactElement {
  const { integration, kind, form, map, onMapped = () => undefined } = props;
  const readOnly = !useMay('editor');
  const [drawing] = useState(() => drawingOf(kind, form));
  const [rules] = useState(() => cardRules(drawing, form));
  const [held, setBase] = useState(integration);
  const base = upToDate(held, integration, rules.differences);
  const [first] = useState(() => rules.valuesOf(integration));
  const { tools, draft } = useCardForm(drawing, form, first, base, readOnly);
  const extra = useExtra(integration);
  const settled = draft.held;
  const { saving, unsaved, count } = useEdit({ tools, integration, base, setBase, rules, extra, settled });
  const { Preview, Head, Mapped, test } = form;
  const editing = useMemo(
    () => ({ integration: base, unsaved: count > 0, held: settled, onSave: saving.save }),
    [base, count, settled, saving.save],
  );
  return (
    <EditFrame base={base} saving={saving} extra={extra} readOnly={readOnly} count={count} unsaved={unsaved}>
      {Head !== undefined && <Head integration={integration} />}
      <AroundForm form={form} integration={base}>
        <FormPage
          tools={tools}
          settings={draft.settings}
          preview={Preview !== undefined && <Preview draft={draft} />}
          test={
            test !== undefined &&
            !readOnly && (
              <Paper component="section" aria-label="Test" bg="var(--cw-surface)">
                <EndpointTest
                  id={base.id}
                  unsaved={count > 0}
                  hasSecrets={tools.kept.has('headers')}
                  what={test.what}
                  about={test.about}
                  onSave={saving.save}
                />
              </Paper>
            )
          }
        >
          <DrawnSections kind={kind} form={form} editing={editing} consent={{ extra, readOnly }} />
          {Mapped !== undefined && map !== undefined && <Mapped asked={map} onDone={onMapped} />}
        </FormPage>
      </AroundForm>
    </EditFrame>
  );
}
