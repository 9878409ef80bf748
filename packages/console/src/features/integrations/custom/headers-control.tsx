import { ActionIcon, Box, Button, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { placeOf } from '../form/card.ts';
import { CodeField } from '../form/code-field.tsx';
import type { EditorProps } from '../form/editor.ts';
import { FieldHead } from '../form/field-head.tsx';
import { idOf, showField, touch, useFault, useField, useForm } from '../form/form-tools.ts';
import { useRowKeys } from '../form/row-keys.ts';
import { placeholderLine, type Options } from './placeholder-marks.ts';
import { usePlaceholders } from './use-placeholders.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** Names and values, which may hold placeholders. */
export function HeadersControl({ field }: EditorProps): ReactElement {
  const tools = useForm();
  const place = placeOf(field);
  const { value: headers, change, readOnly, input } = useField<readonly Header[]>(place);
  const { keys, remove } = useRowKeys(headers.length);
  const options = usePlaceholders();
  return (
    <div id={input.id} tabIndex={-1} role="group" aria-label={field.label}>
      <Box mb={6}>
        <FieldHead label={field.label} help={field.help} />
      </Box>
      {headers.map((header, index) => (
        <HeaderRow
          key={keys[index]}
          header={header}
          index={index}
          place={`${place}.${index}`}
          options={options}
          onChange={(next) => change(headers.with(index, next))}
          onRemove={() => {
            remove(index);
            change(headers.toSpliced(index, 1));
          }}
        />
      ))}
      {readOnly && headers.length === 0 && <Text size="sm">None</Text>}
      {!readOnly && (
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => {
            change([...headers, { name: '', value: '' }]);
            showField(tools, `${place}.${headers.length}.name`);
          }}
        >
          Add header
        </Button>
      )}
    </div>
  );
}

interface HeaderRowProps {
  readonly header: Header;
  readonly index: number;
  readonly place: string;
  readonly options: Options;
  readonly onChange: (header: Header) => void;
  readonly onRemove: () => void;
}

function HeaderRow(props: HeaderRowProps): ReactElement {
  const { header, index, place, options, onChange, onRemove } = props;
  const { readOnly, found } = useForm();
  const [name, value] = [`${place}.name`, `${place}.value`];
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
        onChange={(event) => onChange({ ...header, name: event.currentTarget.value.trim() })}
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
