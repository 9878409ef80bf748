import { Autocomplete, Checkbox, Radio, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { placeOf, type CardField } from './card.ts';
import type { Editor, EditorProps } from './editor.ts';
import { useField } from './form-tools.ts';
import { ChoiceField, FlagField, NumberField, TextField } from './plain-fields.tsx';
import { TimeField, ZoneField } from './time-fields.tsx';

/** What stands above and below an input, in the words of the card. */
export function wordsOf(field: CardField) {
  const { label, help, required } = field;
  return { name: placeOf(field), label, help, required };
}

/** A text; where the setting may be null, an empty one is that. */
const asText = {
  hold: (setting: unknown): unknown => setting ?? '',
  tell: (held: unknown, { default: usual }: CardField): unknown => {
    const text = typeof held === 'string' ? held.trim() : held;
    return text === '' && usual === null ? null : text;
  },
} satisfies Partial<Editor>;

export const TEXT: Editor = {
  ...asText,
  draw: ({ field }) => <TextField {...wordsOf(field)} placeholder={field.placeholder} />,
};

/** A text for which there are suggestions; anything may be typed. */
export const SUGGEST: Editor = { ...asText, draw: SuggestControl };

function SuggestControl({ field }: EditorProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<string>(placeOf(field));
  return (
    <Autocomplete
      {...input}
      label={field.label}
      description={field.help}
      placeholder={field.placeholder ?? ''}
      withAsterisk={field.required}
      error={error}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      data={field.choices.map((choice) => choice.value)}
      filter={({ options }) => options}
      value={value}
      onChange={change}
    />
  );
}

export const TIME: Editor = { ...asText, draw: ({ field }) => <TimeField {...wordsOf(field)} /> };
export const TIME_ZONE: Editor = { ...asText, draw: ({ field }) => <ZoneField {...wordsOf(field)} /> };

export const FLAG: Editor = { draw: ({ field }) => <FlagField {...wordsOf(field)} /> };

/** A whole number. Where there is no default, none may be said. */
export const NUMBER: Editor = {
  hold: (setting) => setting ?? '',
  tell: (held, { default: usual }) => (held === '' && isNone(usual) ? usual : held),
  draw: ({ field }) => <NumberField {...wordsOf(field)} help={rangeHelp(field)} />,
  faults: (held, { min, max, default: usual }, place) => {
    if (held === '' && isNone(usual)) return [];
    const whole = typeof held === 'number' && Number.isInteger(held);
    if (whole && held >= (min ?? held) && held <= (max ?? held)) return [];
    const range = min === undefined || max === undefined ? '' : ` from ${min} to ${max}`;
    return [{ place, message: `Choose a whole number${range}.`, missing: false }];
  },
};

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}

/** As the inputs write them. */
function countText(count: number): string {
  return new Intl.NumberFormat('en').format(count).replaceAll(',', '\u00a0');
}

function rangeHelp({ help, min, max }: CardField): string | undefined {
  if (min === undefined || max === undefined) return help;
  const range = `From ${countText(min)} to ${countText(max)}.`;
  return help === undefined ? range : `${help} ${range}`;
}

/** One of a few. Where the setting may be null, that can be chosen too. */
export const CHOICE: Editor = {
  ...asText,
  draw: ({ field }) => <ChoiceField {...wordsOf(field)} choices={choicesOf(field)} />,
};

function choicesOf({ choices, default: usual, placeholder = 'None' }: CardField): CardField['choices'] {
  return usual === null ? [{ value: '', label: placeholder }, ...choices] : choices;
}

/** One of a few, of which there is something to say. */
export const RADIO: Editor = { ...asText, draw: RadioControl };

function RadioControl({ field }: EditorProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<string>(placeOf(field));
  return (
    <Radio.Group
      size="xs"
      name={input.name}
      id={input.id}
      label={field.label}
      description={field.help}
      error={error}
      value={value}
      onChange={change}
    >
      <Stack gap={6} mt={6}>
        {choicesOf(field).map((choice) => (
          <Radio
            key={choice.value}
            size="xs"
            value={choice.value}
            label={choice.label}
            description={choice.help}
            disabled={readOnly && value !== choice.value}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Some of a few. */
export const CHECKS: Editor = { draw: ChecksControl };

function ChecksControl({ field }: EditorProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<readonly string[]>(placeOf(field));
  return (
    <Checkbox.Group
      size="xs"
      id={input.id}
      label={field.label}
      description={field.help}
      withAsterisk={field.required}
      error={error}
      readOnly={readOnly}
      value={[...value]}
      onChange={change}
    >
      <Stack gap={6} mt={6}>
        {field.choices.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.help}
            aria-readonly={readOnly}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** One of a few numbers, each with a name. */
export const NAMED_NUMBER: Editor = {
  hold: String,
  tell: Number,
  draw: ({ field }) => <ChoiceField {...wordsOf(field)} choices={field.choices} />,
};
