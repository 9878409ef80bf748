import { Group, Text } from '@mantine/core';
import { Check, Circle, Clock, Minus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { stepsOf, type Step } from './fate-steps.ts';

const MARKS = { done: Check, next: Clock, stopped: X, left: Minus, open: Circle } as const;
const COLORS: Readonly<Record<Step['state'], string>> = {
  done: 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))',
  next: 'light-dark(var(--mantine-color-blue-8), var(--mantine-color-blue-4))',
  stopped: 'var(--mantine-color-error)',
  left: 'dimmed',
  open: 'dimmed',
};
const WORDS: Readonly<Record<Step['state'], string>> = {
  done: 'yes',
  next: 'waiting',
  stopped: 'no',
  left: 'skipped',
  open: 'not yet',
};

/** Received, mapped, sent, answered: how far it came, by mark, colour and word. */
export function StepTrail({ fate }: { readonly fate: Parameters<typeof stepsOf>[0] }): ReactElement {
  return (
    <Group component="ol" gap={10} wrap="nowrap" p={0} m={0} style={{ listStyle: 'none' }}>
      {stepsOf(fate).map(({ name, state }) => {
        const Mark = MARKS[state];
        return (
          <Text component="li" key={name} size="xs" c={COLORS[state]} title={`${name}: ${WORDS[state]}`}>
            <Group gap={2} wrap="nowrap">
              <Mark size={state === 'open' ? 8 : 12} role="img" aria-label={`${WORDS[state]}:`} />
              {name}
            </Group>
          </Text>
        );
      })}
    </Group>
  );
}
