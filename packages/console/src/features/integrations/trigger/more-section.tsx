import { json } from '@codemirror/lang-json';
import type { ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { CodeField, useMendable } from '../form/code-field.tsx';
import { Folded } from '../form/folded.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { ChoiceField, FlagField } from './plain-fields.tsx';
import { moreSummary } from './summaries.ts';

const FIELDS = ['config', 'insiderShape', 'anonymous'];
const JSON_LANGUAGE = json();

/** What templates read, and what most people leave as it is. */
export function MoreSection(): ReactElement {
  const { values } = useJobTools();
  const config = useField('config');
  const wrong = useMendable('config');
  return (
    <Folded title="Advanced" about={useCell(values, moreSummary)} fields={FIELDS}>
      <CodeField
        id={config.input.id}
        label="Free properties"
        help="A JSON object that templates read with jobConfGet."
        error={wrong}
        language={JSON_LANGUAGE}
        height={{ min: 60, max: 260 }}
        value={config.value}
        onChange={config.readOnly ? undefined : config.change}
        onBlur={config.input.onBlur}
      />
      <FlagField
        name="insiderShape"
        label="Insider shape"
        help="For Insider’s upsert: what Insider does not know goes under custom, values get its types, and a request that it would refuse is kept here with the reason."
      />
      <ChoiceField
        name="anonymous"
        label="People not named yet"
        help="What happens with visitors until they sign in."
        choices={[
          { value: 'send', label: 'Send it, without a customer id' },
          { value: 'hold', label: 'Wait until somebody names them' },
        ]}
      />
    </Folded>
  );
}
