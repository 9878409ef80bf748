import { OPERATORS } from '@causeway/core/webhook/operators';
import { Group, TagsInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useField } from './form-tools.ts';
import type { FilterValues } from './form-values.ts';
import { useIsWrong } from './notes.tsx';
import { SecretInput } from './secret-input.tsx';

interface FilterValueProps {
  /** Of the filter. */
  readonly place: string;
  readonly name: string;
}

/** What a filter compares with: nothing, one value, two, a list, or a secret. */
export function FilterValue({ place, name }: FilterValueProps): ReactElement {
  const { value: filter } = useField<FilterValues>(place);
  const { change, type, input, readOnly } = useField<readonly string[]>(`${place}.values`);
  const wrong = useIsWrong(`${place}.values`);
  const { operator, values, secret } = filter;
  if (secret !== undefined) return <SecretInput place={`${place}.secret`} what={`Value of filter ${name}`} />;
  const common = { ...input, error: wrong, readOnly };
  const put = (index: number, text: string): void =>
    type(values.map((one, at) => (at === index ? text : one)));
  switch (OPERATORS[operator].needs) {
    case 'none':
      return <span />;
    case 'two':
      return (
        <Group gap={4} grow wrap="nowrap">
          {[0, 1].map((index) => (
            <TextInput
              key={index}
              {...common}
              id={index === 0 ? common.id : `${common.id}-high`}
              aria-label={`${index === 0 ? 'From' : 'To'}, filter ${name}`}
              placeholder={index === 0 ? 'From' : 'To'}
              value={values[index] ?? ''}
              onChange={(event) => put(index, event.currentTarget.value)}
            />
          ))}
        </Group>
      );
    case 'list':
      return (
        <TagsInput
          {...common}
          aria-label={`Values of filter ${name}`}
          placeholder={values.every((one) => one === '') ? 'Value, Enter' : ''}
          acceptValueOnBlur
          value={values.filter((one) => one !== '')}
          onChange={change}
        />
      );
    case 'one':
      return (
        <TextInput
          {...common}
          aria-label={`Value of filter ${name}`}
          placeholder={operator === 'matches' ? '^order-[0-9]+$' : 'Value'}
          spellCheck={false}
          autoComplete="off"
          value={values[0] ?? ''}
          onChange={(event) => type([event.currentTarget.value, ...values.slice(1)])}
        />
      );
  }
}
