import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../../app/api.ts';
import type { Kind } from '../../form/card.ts';
import { NameField } from '../../form/drawn-sections.tsx';
import { anyForm, FormContext } from '../../form/form-tools.ts';
import { InstallFrame, type InstallRules } from '../../form/install-frame.tsx';
import { FlagField } from '../../form/plain-fields.tsx';
import { useFormCells } from '../../form/use-form-cells.ts';
import { freeName } from '../../insider/free-name.ts';
import { Section } from '../../form/section.tsx';
import { useOurFields } from '../../insider/use-known.ts';
import { AudiencePicker } from '../audience-picker.tsx';
import { AccountSection } from './account-section.tsx';
import { InsiderSection } from './insider-section.tsx';
import { PayloadPanel } from './payload-panel.tsx';
import { useField, useWords, type RecipeTools } from './recipe-tools.ts';
import { bodyOf, faultsOf, firstValues, placeOfPointer, type RecipeValues } from './recipe-values.ts';
import '../../form/form.css';

interface RecipeFormProps {
  /** One that is free. */
  readonly name: string;
  /** Public id of one that is chosen already. */
  readonly audience: string | undefined;
  /** Those that are stored. */
  readonly authorizations: Answer<'GET /v1/admin/authorizations'>['data'];
  readonly kinds: readonly Kind[];
}

/** Audiences in Insider: what is to be chosen, and what will be sent. */
export function RecipeForm({ name, audience, authorizations, kinds }: RecipeFormProps): ReactElement {
  const [first] = useState(() => firstValues(name, audience, authorizations));
  const { cells, settled } = useFormCells(first);
  const { ours } = useOurFields();
  const tools: RecipeTools = useMemo(
    () => ({ ...cells, readOnly: false, ours, kinds }),
    [cells, ours, kinds],
  );
  useEffect(() => {
    cells.found.set({ ...cells.found.get(), faults: faultsOf(settled) });
  }, [cells, settled]);
  const rules: InstallRules<RecipeValues> = {
    faultsOf,
    install: async (values) => {
      const labels = authorizations.map(({ label }) => label);
      const body = bodyOf(values, freeName(`Insider, ${values.partner.trim()}`, labels));
      return (await api('POST /v1/admin/audience-recipes/insider', { body })).integration.id;
    },
    placeOfPointer,
  };
  return (
    <InstallFrame tools={tools} first={first} rules={rules} testable={false}>
      <FormContext value={anyForm(tools)}>
        <div className="cw-form">
          <div className="cw-form-fields cw-recipe">
            <AudiencesSection />
            <AccountSection />
            <InsiderSection />
            <Section title="4. Existing users" about="Those who are in the audiences already.">
              <FlagField
                name="existingUsers"
                label="Tell of them too"
                help="Each as if they had just joined, with the event. That can begin journeys in Insider. It can be switched on later as well, in the settings of the integration."
              />
            </Section>
          </div>
          <div className="cw-form-preview">
            <PayloadPanel values={settled} />
          </div>
        </div>
      </FormContext>
    </InstallFrame>
  );
}

function AudiencesSection(): ReactElement {
  const { value, change, input, error } = useField('audiences');
  const words = useWords('audience_trigger', 'audiences');
  return (
    <Section title="1. Audiences" about="Whose joining and leaving Insider is told.">
      <NameField />
      <AudiencePicker
        {...input}
        label={words.label}
        none={words.placeholder}
        help="Each is an entry of one list in Insider, by its short name."
        value={value}
        onChange={change}
        error={error}
      />
    </Section>
  );
}
