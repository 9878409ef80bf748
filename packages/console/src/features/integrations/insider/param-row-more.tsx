import { Checkbox, Group, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useField } from './form-tools.ts';
import { MoreSources } from './more-sources.tsx';
import { SuggestInput } from './suggest-input.tsx';
import type { SuggestionGroup } from './suggest.ts';

interface ParamRowMoreProps {
  readonly place: `events.${number}.rows.${number}` | `events.${number}.orderRows.${number}`;
  readonly fields: readonly SuggestionGroup[];
}

/** Other sources, sums, and what is sent when there is nothing. */
export function ParamRowMore({ place, fields }: ParamRowMoreProps): ReactElement {
  const gather = useField(`${place}.gather`);
  const minus = useField(`${place}.minus`);
  const plus = useField(`${place}.plus`);
  const per = useField(`${place}.per`);
  const { readOnly } = gather;
  return (
    <>
      <MoreSources place={place} groups={fields} />
      <Checkbox
        {...gather.input}
        label="Put all of them into one list"
        aria-readonly={readOnly}
        checked={gather.value === true}
        onChange={(event) => gather.change(event.currentTarget.checked ? true : null)}
      />
      <Group gap="xs" grow align="flex-start">
        <SuggestInput
          {...minus.input}
          label="Less"
          placeholder="line.discount"
          comboboxProps={{ withinPortal: false }}
          readOnly={readOnly}
          groups={fields}
          value={minus.value}
          onChange={minus.change}
        />
        <SuggestInput
          {...plus.input}
          label="Plus"
          placeholder="line.tax"
          comboboxProps={{ withinPortal: false }}
          readOnly={readOnly}
          groups={fields}
          value={plus.value}
          onChange={plus.change}
        />
      </Group>
      <SuggestInput
        {...per.input}
        label="Per unit of"
        description="Where an amount is for a whole line: the field that says for how many units."
        placeholder="line.quantity"
        comboboxProps={{ withinPortal: false }}
        readOnly={readOnly}
        groups={fields}
        value={per.value}
        onChange={per.change}
      />
      <FallbackField place={place} />
    </>
  );
}

function FallbackField({ place }: Pick<ParamRowMoreProps, 'place'>): ReactElement {
  const { value, change, input, readOnly } = useField(`${place}.fallback`);
  const text = value === null ? '' : String(value);
  const asNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return (
    <>
      <TextInput
        {...input}
        label="When there is nothing, send"
        placeholder="Nothing"
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          const keep = typeof value === 'number' && typed.trim() !== '' && String(Number(typed)) === typed;
          change(typed === '' ? null : keep ? Number(typed) : typed);
        }}
      />
      <Checkbox
        label="as a number"
        disabled={readOnly || !asNumber}
        checked={typeof value === 'number'}
        onChange={(event) => change(event.currentTarget.checked ? Number(text) : text)}
      />
    </>
  );
}
