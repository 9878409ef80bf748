import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useSession } from '../../../app/session.ts';
import { momentAt, relativeText, timeFormOf, type TimeForm } from './literals.ts';
import { SpanField } from './span-field.tsx';

interface TimeFieldProps {
  readonly value: string;
  /** Only days and moments: what is compared does not move with time. */
  readonly fixed: boolean;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

const KINDS: readonly { readonly value: TimeForm['kind']; readonly label: string }[] = [
  { value: 'ago', label: 'ago' },
  { value: 'ahead', label: 'from now' },
  { value: 'now', label: 'now' },
  { value: 'day', label: 'the day' },
  { value: 'moment', label: 'the moment' },
];
const FIXED: ReadonlySet<string> = new Set(['day', 'moment']);
const OTHER = { value: 'other', label: 'as text' } as const;

/** A time: so long ago, or a day, or a moment by the clocks of the workspace. */
export function TimeField({ value, fixed, label, onChange }: TimeFieldProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const form = timeFormOf(value, zone);
  const { kind } = form;
  const offered = fixed ? KINDS.filter((one) => FIXED.has(one.value) || one.value === kind) : KINDS;
  const choice = (
    <NativeSelect
      aria-label={`How ${label.slice(0, 1).toLowerCase()}${label.slice(1)} is given`}
      w={122}
      data={(kind === 'other' ? [...offered, OTHER] : offered).map((one) => ({ ...one }))}
      value={kind}
      onChange={(event) => onChange(first(event.currentTarget.value as TimeForm['kind'], form, zone))}
    />
  );
  if (kind === 'ago' || kind === 'ahead')
    return (
      <Group gap={4} wrap="nowrap">
        <SpanField span={form.span} label={label} onChange={(span) => onChange(relativeText(kind, span))} />
        {choice}
      </Group>
    );
  return (
    <Group gap={4} wrap="nowrap">
      {choice}
      {form.kind === 'day' && (
        <TextInput
          type="date"
          aria-label={label}
          error={form.day === ''}
          value={form.day}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {form.kind === 'moment' && (
        <TextInput
          type="datetime-local"
          aria-label={`${label}, ${zone}`}
          title={zone}
          value={form.clock}
          onChange={(event) => {
            const at = momentAt(event.currentTarget.value, zone);
            if (at !== undefined) onChange(at);
          }}
        />
      )}
      {form.kind === 'other' && (
        <TextInput
          aria-label={label}
          w={190}
          spellCheck={false}
          value={form.text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Group>
  );
}

/** What a time becomes when it is to be given in another way. */
function first(kind: TimeForm['kind'], now: TimeForm, zone: string): string {
  switch (kind) {
    case 'ago':
    case 'ahead': {
      const span = now.kind === 'ago' || now.kind === 'ahead' ? now.span : { count: 30, unit: 'd' as const };
      return relativeText(kind, span);
    }
    case 'now':
      return 'now';
    case 'day':
      return today(zone);
    case 'moment':
      return momentAt(`${today(zone)}T00:00`, zone) ?? 'now';
    case 'other':
      return '';
  }
}

function today(zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date());
}
