import { Input, NativeSelect, NumberInput, Skeleton, Switch, TextInput } from '@mantine/core';
import { lazy, Suspense, useId, type ReactElement, type ReactNode } from 'react';
import type { CodePlace } from '../../../ui/code-area.tsx';
import { codeHeight } from '../../../ui/code-height.ts';
import type { CustomValues } from './custom-values.ts';
import { useField } from './form-tools.ts';

const CodeArea = lazy(async () => ({ default: (await import('../../../ui/code-area.tsx')).CodeArea }));

/** The fields that hold a value of this type. */
export type KeyOf<T> = {
  [K in keyof CustomValues]: CustomValues[K] extends T ? K : never;
}[keyof CustomValues];

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
}

interface TextFieldProps extends FieldProps {
  readonly name: KeyOf<string>;
  readonly placeholder?: string;
  readonly required?: boolean;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { name, label, help, placeholder, required = false } = props;
  const { value, change, input, error, readOnly } = useField(name);
  return (
    <TextInput
      {...input}
      label={label}
      description={help}
      placeholder={placeholder}
      error={error}
      withAsterisk={required}
      aria-required={required}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

interface ChoiceFieldProps<K extends keyof CustomValues> extends FieldProps {
  readonly name: K;
  readonly choices: readonly { readonly value: CustomValues[K] & string; readonly label: string }[];
}

/** One of a few; where it cannot be changed it can still be read. */
export function ChoiceField<K extends KeyOf<string>>(props: ChoiceFieldProps<K>): ReactElement {
  const { name, label, help, choices } = props;
  const { value, change, input, error, readOnly } = useField(name);
  const said = { ...input, label, description: help, error };
  if (readOnly) {
    const chosen = choices.find((choice) => choice.value === value);
    return <TextInput {...said} readOnly value={chosen?.label ?? value} />;
  }
  return (
    <NativeSelect
      {...said}
      data={choices.map((choice) => ({ ...choice }))}
      value={value}
      onChange={(event) => change(event.currentTarget.value as CustomValues[K])}
    />
  );
}

export function FlagField({
  name,
  label,
  help,
}: FieldProps & { readonly name: KeyOf<boolean> }): ReactElement {
  const { value, change, input, error, readOnly } = useField(name);
  return (
    <Switch
      {...input}
      label={label}
      description={help}
      error={error}
      aria-readonly={readOnly}
      checked={value}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}

interface NumberFieldProps extends FieldProps {
  readonly name: 'batchSize' | 'requestsPerMinute' | 'concurrency';
}

export function NumberField({ name, label, help }: NumberFieldProps): ReactElement {
  const { value, change, input, error, readOnly } = useField(name);
  return (
    <NumberInput
      {...input}
      label={label}
      description={help}
      error={error}
      readOnly={readOnly}
      min={1}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator=" "
      value={value}
      onChange={change}
    />
  );
}

interface CodeFieldProps {
  readonly id: string;
  readonly label: string;
  /** Where there is no room for a label it is only said. */
  readonly hideLabel?: boolean;
  readonly help?: ReactNode;
  readonly error: ReactNode;
  readonly required?: boolean;
  readonly language: Parameters<typeof CodeArea>[0]['language'];
  readonly oneLine?: boolean;
  readonly height?: { readonly min: number; readonly max: number };
  readonly placeholder?: string;
  readonly place?: CodePlace | undefined;
  readonly value: string;
  readonly onChange: ((value: string) => void) | undefined;
  readonly onBlur: () => void;
}

/** A field that is an editor: looks and reads like the fields around it. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const {
    id,
    label,
    hideLabel = false,
    help,
    error,
    required = false,
    height,
    oneLine = false,
    ...rest
  } = props;
  const note = useId();
  const wrong = error !== undefined;
  return (
    <Input.Wrapper
      size="xs"
      {...(hideLabel ? {} : { label })}
      labelElement="div"
      withAsterisk={required}
      description={help}
      error={error}
      errorProps={{ id: note }}
    >
      <Suspense
        fallback={
          <Skeleton
            h={oneLine || height === undefined ? 30 : codeHeight(rest.value, height.min, height.max)}
          />
        }
      >
        <CodeArea
          {...rest}
          id={id}
          label={label}
          oneLine={oneLine}
          wrong={wrong}
          {...(wrong ? { describedBy: note } : {})}
          {...(height === undefined ? {} : { minHeight: height.min, maxHeight: height.max })}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
