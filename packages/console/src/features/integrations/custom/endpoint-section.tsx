import { Autocomplete, SimpleGrid } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { Section } from '../insider/section.tsx';
import { CodeField } from '../form/code-field.tsx';
import { useField, useFormTools } from './form-tools.ts';
import { placeholderLine } from './placeholder-marks.ts';
import { ChoiceField, TextField } from './plain-fields.tsx';

/** What it is called and where requests go, in the order in which the guide asks. */
export function EndpointSection(): ReactElement {
  return (
    <Section title="Endpoint" about="Where requests go, and what they are.">
      <TextField name="name" label="Endpoint label" help="As it is called in this hub." required />
      <UrlField />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <ChoiceField
          name="method"
          label="Request method"
          choices={(['POST', 'PUT', 'PATCH', 'GET'] as const).map((value) => ({ value, label: value }))}
        />
        <ContentTypeField />
      </SimpleGrid>
    </Section>
  );
}

function UrlField(): ReactElement {
  const { options } = useFormTools();
  const { value, change, input, error, readOnly } = useField('url');
  const language = useMemo(() => placeholderLine(options), [options]);
  return (
    <CodeField
      id={input.id}
      label="Endpoint URL"
      help={
        <>
          The whole address. After the host it may hold placeholders: <code>/users/##user_id##</code>. Type ##
          for suggestions.
        </>
      }
      error={error}
      required
      oneLine
      language={language}
      placeholder="https://api.example.com/events"
      value={value}
      onChange={readOnly ? undefined : change}
      onBlur={input.onBlur}
    />
  );
}

const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/cloudevents+json',
];

function ContentTypeField(): ReactElement {
  const { value, change, input, error, readOnly } = useField('contentType');
  return (
    <Autocomplete
      {...input}
      label="Content type"
      error={error}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      data={TYPES}
      filter={({ options }) => options}
      value={value}
      onChange={change}
    />
  );
}
