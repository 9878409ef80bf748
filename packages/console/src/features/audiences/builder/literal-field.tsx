import { Autocomplete, Group, NativeSelect, TextInput } from '@mantine/core';
import type { Literal } from '@causeway/core/audience/rule';
import type { ReactElement } from 'react';
import type { Sort } from '../../../ui/rule/operators.ts';
import { asKind, formOf, kindOf, numberLiteral, type LiteralForm, type LiteralKind } from './literals.ts';
import { TimeField } from './time-field.tsx';
import { useTyped } from './typed.ts';

export interface LiteralFieldProps {
  readonly value: Literal;
  readonly sort: Sort;
  readonly choices: readonly string[];
  /** A value that came in lately, as JSON; empty when none did. */
  readonly example: string;
  /** Times are days and moments, and not so long ago. */
  readonly inWhere: boolean;
  /** Names the field. */
  readonly label: string;
  readonly onChange: (value: Literal) => void;
}

/** What something is compared with, given as the attribute's type wants it. */
export function LiteralField(props: LiteralFieldProps): ReactElement {
  const { value, sort } = props;
  const form = formOf(value, sort);
  return form === 'raw' ? <RawField {...props} /> : <FormField {...props} form={form} />;
}

function FormField({
  form,
  ...props
}: LiteralFieldProps & { readonly form: Exclude<LiteralForm, 'raw'> }): ReactElement {
  const { value, label, choices, inWhere, onChange } = props;
  switch (form) {
    case 'number':
      return <NumberField {...props} />;
    case 'truth':
      return (
        <NativeSelect
          aria-label={label}
          data={[
            { value: 'true', label: 'yes' },
            { value: 'false', label: 'no' },
          ]}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value === 'true')}
        />
      );
    case 'choice':
      return (
        <Autocomplete
          aria-label={label}
          w={160}
          data={[...choices]}
          value={String(value)}
          error={value === ''}
          onChange={onChange}
        />
      );
    case 'time':
      return <TimeField value={String(value)} fixed={inWhere} label={label} onChange={onChange} />;
    case 'text':
      return <TextField {...props} />;
  }
}

function TextField({ value, example, label, onChange }: LiteralFieldProps): ReactElement {
  return (
    <TextInput
      aria-label={label}
      w={180}
      placeholder={exampleText(example)}
      spellCheck={false}
      autoComplete="off"
      maxLength={10_000}
      error={value === ''}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function exampleText(example: string): string {
  return example.startsWith('"') ? example.slice(1).replace(/"$/, '') : example;
}

function NumberField({ value, label, onChange }: LiteralFieldProps): ReactElement {
  const typed = useTyped<Literal>(value, String, numberLiteral, onChange);
  return (
    <TextInput
      aria-label={label}
      w={96}
      inputMode="decimal"
      autoComplete="off"
      error={typeof value !== 'number'}
      value={typed.text}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.leave}
    />
  );
}

const KINDS: readonly { readonly value: LiteralKind; readonly label: string }[] = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'truth', label: 'yes or no' },
  { value: 'time', label: 'time' },
];

const FORMS: Readonly<Record<LiteralKind, Exclude<LiteralForm, 'raw' | 'choice'>>> = {
  text: 'text',
  number: 'number',
  truth: 'truth',
  time: 'time',
};

/** A value whose kind is said beside it: nobody knows what the field holds, or it holds something else. */
function RawField(props: LiteralFieldProps): ReactElement {
  const { value, label, inWhere, onChange } = props;
  const kind = kindOf(value);
  const offered = inWhere && kind !== 'time' ? KINDS.filter((one) => one.value !== 'time') : KINDS;
  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        aria-label={`Kind of ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`}
        w={104}
        data={offered.map((one) => ({ ...one }))}
        value={kind}
        onChange={(event) => onChange(asKind(value, event.currentTarget.value as LiteralKind))}
      />
      <FormField {...props} form={FORMS[kind]} />
    </Group>
  );
}
