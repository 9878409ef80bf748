import { Group, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Asked } from '../../../ui/rule/operators.ts';
import { useTyped } from './typed.ts';

type Near = Extract<Asked, { kind: 'near' }>;

interface NearFieldsProps {
  readonly near: Near;
  readonly label: string;
  readonly onChange: (near: Near) => void;
}

/** A place on earth, and how far from it. */
export function NearFields({ near, label, onChange }: NearFieldsProps): ReactElement {
  return (
    <Group gap={4} wrap="nowrap">
      <Degrees
        value={near.latitude}
        most={90}
        label={`${label}, latitude`}
        onChange={(latitude) => onChange({ ...near, latitude })}
      />
      <Degrees
        value={near.longitude}
        most={180}
        label={`${label}, longitude`}
        onChange={(longitude) => onChange({ ...near, longitude })}
      />
      <Text size="sm">within</Text>
      <Bounded
        value={near.kilometres}
        fits={(value) => value > 0 && value <= FARTHEST}
        label={`${label}, kilometres`}
        onChange={(kilometres) => onChange({ ...near, kilometres })}
      />
      <Text size="sm">km</Text>
    </Group>
  );
}

/** No two places on earth are farther apart. */
const FARTHEST = 20_100;

interface DegreesProps {
  readonly value: number;
  readonly most: number;
  readonly label: string;
  readonly onChange: (value: number) => void;
}

function Degrees({ most, ...rest }: DegreesProps): ReactElement {
  return <Bounded {...rest} fits={(value) => Math.abs(value) <= most} />;
}

interface BoundedProps {
  readonly value: number;
  readonly fits: (value: number) => boolean;
  readonly label: string;
  readonly onChange: (value: number) => void;
}

function Bounded({ value, fits, label, onChange }: BoundedProps): ReactElement {
  const typed = useTyped<number>(
    value,
    String,
    (text) => {
      const number = text.trim() === '' ? NaN : Number(text);
      return Number.isFinite(number) && fits(number) ? number : undefined;
    },
    onChange,
  );
  return (
    <TextInput
      aria-label={label}
      w={84}
      inputMode="decimal"
      autoComplete="off"
      error={typed.unread}
      value={typed.text}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.leave}
    />
  );
}
