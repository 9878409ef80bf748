import { checkTrigger } from '@causeway/core/trigger/check';
import { checkEnrichment } from '@causeway/core/trigger/check-enrichment';
import type { ReactElement } from 'react';
import { placeOf } from '../form/card.ts';
import type { Editors, EditorProps } from '../form/editor.ts';
import { useField } from '../form/form-tools.ts';
import type { KindForm } from '../form/kind-form.ts';
import { ANSWER_MAPPING } from './answer-mapping.tsx';
import { AudiencePicker } from './audience-picker.tsx';
import { JobPanel } from './job-panel.tsx';
import { JobPreview } from './job-preview.tsx';

const EDITORS: Editors = { audiences: { draw: AudiencesControl }, answer_mapping: ANSWER_MAPPING };

function AudiencesControl({ field }: EditorProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<readonly string[]>(placeOf(field));
  return (
    <AudiencePicker
      {...input}
      label={field.label}
      help={field.help}
      none={field.placeholder}
      value={value}
      onChange={change}
      error={error}
      readOnly={readOnly}
    />
  );
}

const JOB: Omit<KindForm, 'check' | 'Preview'> = {
  editors: EDITORS,
  Head: JobPanel,
  test: {
    what: 'somebody made up, “causeway-test”, who joins the first of the audiences, or leaves it where leaving alone is told',
    about: 'It is sent whatever is said of events, limit and quiet times.',
  },
  // Rules speak of settings; in a form they have other names.
  wordsOf: (message, labelOf) =>
    message
      .replace('the field to origin', `the field to “${labelOf('origin')}”`)
      .replace('it out of fieldChanges', `it out of “${labelOf('fieldChanges')}”`),
};

/** What the forms of jobs have beside their cards. */
export const TRIGGER_KIND: KindForm = {
  ...JOB,
  check: (settings) => checkTrigger(settings).issues,
  Preview: ({ draft }) => <JobPreview kind="audience_trigger" draft={draft} />,
};

export const ENRICHMENT_KIND: KindForm = {
  ...JOB,
  check: (settings) => checkEnrichment(settings).issues,
  Preview: ({ draft }) => <JobPreview kind="enrichment" draft={draft} />,
};
