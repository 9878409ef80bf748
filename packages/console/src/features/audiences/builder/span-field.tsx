import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { Span, SpanUnit } from '@causeway/core/audience/rule';
import type { ReactElement } from 'react';
import { UNIT_CHOICES } from '../../../ui/rule/span-words.ts';
import { inUnit, spanFrom } from './literals.ts';
import { useTyped } from './typed.ts';

interface SpanFieldProps {
  readonly span: Span;
  readonly label: string;
  readonly onChange: (span: Span) => void;
}

/** A length of time: a whole number and its unit. */
export function SpanField({ span, label, onChange }: SpanFieldProps): ReactElement {
  const { unit } = span;
  const typed = useTyped<Span>(
    span,
    ({ count }) => String(count),
    (text) => spanFrom(text, unit),
    onChange,
  );
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        aria-label={`${label}, how many`}
        w={60}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        error={typed.unread}
        value={typed.text}
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={typed.leave}
      />
      <NativeSelect
        aria-label={`${label}, unit`}
        w={94}
        data={UNIT_CHOICES.map((one) => ({ ...one }))}
        value={unit}
        onChange={(event) => onChange(inUnit(span, event.currentTarget.value as SpanUnit))}
      />
    </Group>
  );
}
