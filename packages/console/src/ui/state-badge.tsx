import { Badge, type MantineColor } from '@mantine/core';
import type { ReactElement } from 'react';

const COLORS: Readonly<Record<string, MantineColor>> = {
  delivered: 'teal',
  active: 'teal',
  skipped: 'gray',
  not_routed: 'gray',
  waiting: 'blue',
  held: 'violet',
  parked: 'orange',
  paused: 'orange',
  invited: 'blue',
  disabled: 'gray',
  buried: 'red',
  refused: 'red',
  opted_out: 'red',
  banned: 'red',
  suspended: 'orange',
  pending: 'blue',
  accepted: 'teal',
  rejected: 'gray',
  refunded: 'orange',
  running: 'blue',
  done: 'teal',
  failed: 'red',
};
const WORDS: Readonly<Record<string, string>> = {
  not_routed: 'not mapped',
  buried: 'dead letter',
  opted_out: 'opted out',
};

export function stateColor(state: string): MantineColor {
  return COLORS[state] ?? 'gray';
}

export function stateWord(state: string): string {
  return WORDS[state] ?? state;
}

/** The state of a message, an integration or a user, by word and by colour. */
export function StateBadge({ state }: { readonly state: string }): ReactElement {
  return (
    <Badge color={stateColor(state)} miw="max-content">
      {stateWord(state)}
    </Badge>
  );
}
