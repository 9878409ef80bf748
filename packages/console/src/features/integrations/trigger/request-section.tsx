import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { TemplateField } from '../form/template-field.tsx';
import { Section } from '../insider/section.tsx';
import { useField, useJobTools } from './form-tools.ts';
import { ChoiceField, FlagField, TextField } from './plain-fields.tsx';

const METHODS = (['POST', 'PUT', 'PATCH', 'GET'] as const).map((value) => ({ value, label: value }));

/** Where requests go, and what they look like. */
export function RequestSection(): ReactElement {
  const { kind } = useJobTools();
  const { value: urlTemplate } = useField('urlTemplate');
  const { value: cloudEvents } = useField('cloudEvents');
  const madeByTemplate = urlTemplate !== '';
  return (
    <Section title="Request" about="Where requests go, and what they look like.">
      <TextField
        name="url"
        label="Webhook URL"
        help={
          madeByTemplate
            ? 'Only scheme and host count: the template below makes the whole address, and cannot leave this host.'
            : 'The whole address. It has to be https, except on this machine.'
        }
        placeholder="https://api.example.com/people"
        required
      />
      <TemplateField
        name="urlTemplate"
        label="URL template"
        help="For addresses that differ from person to person: a template that makes one text, the whole address."
        none="None: all go to the URL above"
      />
      <TemplateField
        name="template"
        label="Template"
        help="Makes the body of what happened. It reads the profile, segment_events and the free properties below."
        none="None: the payload as it is"
      />
      <ChoiceField name="method" label="HTTP method" choices={METHODS} />
      <Stack gap="xs">
        <FlagField
          name="cloudEvents"
          label="CloudEvents"
          help="Puts the payload into the envelope of CloudEvents 1.0, for receivers that expect it."
        />
        {cloudEvents && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
            <TextField
              name="cloudType"
              label="Type"
              help="What it is, such as com.example.audience."
              required
            />
            <TextField
              name="cloudSource"
              label="Source"
              help="Empty: made from this integration."
              placeholder={`/${kind}/…`}
            />
          </SimpleGrid>
        )}
      </Stack>
    </Section>
  );
}
