import type { ReactElement } from 'react';
import { AuthorizationField } from '../form/authorization-field.tsx';
import { Section } from '../insider/section.tsx';
import { AudiencePicker } from './audience-picker.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { TextField } from './plain-fields.tsx';

/** What it is called, with which keys it sends, and about whom. */
export function JobSection(): ReactElement {
  const { kind } = useJobTools();
  const audiences = useField('audiences');
  return (
    <Section title="Job" about="What it is called, with which keys it sends, and about whom.">
      <TextField name="name" label="Label" help="As it is called in this hub." required />
      <TextField
        name="description"
        label="Description"
        help="What it is for, for whoever looks at it next. May be empty."
      />
      <AuthorizationField />
      <AudiencePicker
        {...audiences.input}
        help={
          kind === 'enrichment'
            ? 'Who joins one of these is looked up at the service.'
            : 'Who joins or leaves one of these is told, as it happens.'
        }
        value={audiences.value}
        onChange={audiences.change}
        error={audiences.error}
        readOnly={audiences.readOnly}
      />
    </Section>
  );
}
