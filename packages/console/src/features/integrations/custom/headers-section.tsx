import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { Section } from '../insider/section.tsx';
import { AuthorizationField } from '../form/authorization-field.tsx';
import { CodeField } from '../form/code-field.tsx';
import { idOf, showField, touch, useFault } from '../form/form-tools.ts';
import { newKey, type HeaderValues } from './custom-values.ts';
import { useField, useFormTools } from './form-tools.ts';
import { placeholderLine } from './placeholder-marks.ts';
import { SecretField } from './secret-field.tsx';

export function HeadersSection(): ReactElement {
  const tools = useFormTools();
  const { value: headers, change, readOnly } = useField('headers');
  const put = (index: number, header: HeaderValues): void =>
    change(headers.map((one, at) => (at === index ? header : one)));
  return (
    <Section title="Headers" about="What is sent along, and how the other side knows who we are.">
      <AuthorizationField />
      <SecretField
        field="secretHeaders"
        secret="headers"
        label="Secret headers"
        help="One per line, as Name: value. They can be written and not read back, and no log shows them."
        placeholder="Authorization: Bearer …"
        lines
      />
      <div>
        <Text size="xs" fw={600}>
          Other headers
        </Text>
        <Text size="xs" c="dimmed" mb={4}>
          Content-Type is the one from above. Values may hold placeholders.
        </Text>
        {headers.map((header, index) => (
          <HeaderRow
            key={header.key}
            header={header}
            index={index}
            onChange={(next) => put(index, next)}
            onRemove={() => change(headers.filter((_one, at) => at !== index))}
          />
        ))}
        {readOnly && headers.length === 0 && <Text size="sm">None</Text>}
        {!readOnly && (
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => {
              change([...headers, { key: newKey(), name: '', value: '' }]);
              showField(tools, `headers.${headers.length}.name`);
            }}
          >
            Add header
          </Button>
        )}
      </div>
    </Section>
  );
}

interface HeaderRowProps {
  readonly header: HeaderValues;
  readonly index: number;
  readonly onChange: (header: HeaderValues) => void;
  readonly onRemove: () => void;
}

function HeaderRow({ header, index, onChange, onRemove }: HeaderRowProps): ReactElement {
  const { readOnly, options, found } = useFormTools();
  const [name, value] = [`headers.${index}.name`, `headers.${index}.value`];
  const language = useMemo(() => placeholderLine(options), [options]);
  return (
    <div className="cw-custom-header">
      <TextInput
        id={idOf(name)}
        aria-label={`Name of header ${index + 1}`}
        placeholder="X-Name"
        error={useFault(name)?.message}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        value={header.name}
        onBlur={() => touch(found, name)}
        onChange={(event) => onChange({ ...header, name: event.currentTarget.value })}
      />
      <CodeField
        id={idOf(value)}
        label={`Value of header ${index + 1}`}
        hideLabel
        error={useFault(value)?.message}
        oneLine
        language={language}
        placeholder="Value"
        value={header.value}
        onChange={readOnly ? undefined : (text) => onChange({ ...header, value: text })}
        onBlur={() => touch(found, value)}
      />
      {!readOnly && (
        <ActionIcon title="Remove this header" aria-label={`Remove header ${index + 1}`} onClick={onRemove}>
          <X size={15} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
