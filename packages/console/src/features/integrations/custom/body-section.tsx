import { json } from '@codemirror/lang-json';
import { Alert, Radio, Stack } from '@mantine/core';
import { Info } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { CodeField, useMendable } from '../form/code-field.tsx';
import { TemplateField } from '../form/template-field.tsx';
import { Section } from '../insider/section.tsx';
import type { CustomValues } from './custom-values.ts';
import { useField, useFormTools } from './form-tools.ts';
import { placeholderJson } from './placeholder-marks.ts';
import { FlagField } from './plain-fields.tsx';

const FORMATS: readonly {
  readonly value: CustomValues['format'];
  readonly label: string;
  readonly about: string;
}[] = [
  {
    value: 'placeholders',
    label: 'Body with ##placeholders##',
    about: 'JSON that you write here. Placeholders are filled in from the event and its customer.',
  },
  {
    value: 'template',
    label: 'Jsonnet template',
    about: 'For conditions, loops and reckoning. A template can also decide that an event is not sent.',
  },
  {
    value: 'event',
    label: 'The event as it is',
    about: 'All that a placeholder could name, as one JSON object.',
  },
];

/** What the body of a request is made of. */
export function BodySection(): ReactElement {
  const tools = useFormTools();
  const format = useField('format');
  const method = useCell(tools.values, (all) => all.method);
  return (
    <Section title="Request format" about="What is sent, made anew for every event.">
      <Radio.Group
        name="format"
        aria-label="Request format"
        value={format.value}
        onChange={(value) => format.change(value)}
      >
        <Stack gap={6}>
          {FORMATS.map(({ value, label, about }) => (
            <Radio
              key={value}
              size="xs"
              value={value}
              label={label}
              description={about}
              disabled={format.readOnly && format.value !== value}
            />
          ))}
        </Stack>
      </Radio.Group>
      {method === 'GET' && (
        <Alert py="xs" color="gray" icon={<Info size={16} />}>
          A GET request has no body: only the address and the headers tell what happened.
        </Alert>
      )}
      {format.value === 'placeholders' && <ContentField />}
      {format.value === 'template' && <TemplateFields />}
      {format.value !== 'event' && (
        <Stack gap={8}>
          <FlagField
            name="insiderShape"
            label="Insider shape"
            help="For Insider’s upsert: what Insider does not know goes under custom, values get its types, and a request that it would refuse is kept here with the reason."
          />
          {format.value === 'template' && (
            <FlagField
              name="dropEmpty"
              label="Drop empty fields"
              help="Null, empty texts, lists and objects of the result are left out. Insider would wipe what it holds."
            />
          )}
        </Stack>
      )}
    </Section>
  );
}

function ContentField(): ReactElement {
  const { options } = useFormTools();
  const { value, change, input, readOnly } = useField('content');
  const language = useMemo(() => placeholderJson(options), [options]);
  const wrong = useMendable('content');
  return (
    <CodeField
      id={input.id}
      label="Body"
      help="A text that is nothing but a placeholder becomes its value, with its type. What has no value is left out. Type ## for suggestions."
      error={wrong}
      language={language}
      height={{ min: 180, max: 460 }}
      value={value}
      onChange={readOnly ? undefined : change}
      onBlur={input.onBlur}
    />
  );
}

function TemplateFields(): ReactElement {
  const config = useField('config');
  const wrong = useMendable('config');
  return (
    <>
      <TemplateField name="template" label="Template" />
      <CodeField
        id={config.input.id}
        label="Job configuration"
        help="A JSON object that the template reads with jobConfGet."
        error={wrong}
        language={PLAIN_JSON}
        height={{ min: 60, max: 240 }}
        value={config.value}
        onChange={config.readOnly ? undefined : config.change}
        onBlur={config.input.onBlur}
      />
    </>
  );
}

const PLAIN_JSON = json();
