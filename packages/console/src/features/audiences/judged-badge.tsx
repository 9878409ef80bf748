import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Judging } from './audience.ts';
import { percentOf } from './estimate.ts';

interface JudgedBadgeProps {
  readonly judged: boolean;
  readonly judging: Judging | null;
}

/** Whether everybody was judged by the rule as it is now, and how far that has come. */
export function JudgedBadge({ judged, judging }: JudgedBadgeProps): ReactElement {
  if (judged) return <Badge color="teal">counted</Badge>;
  if (judging === null || judging.state === 'done') return <Badge color="blue">counting…</Badge>;
  const percent = `${percentOf(judging.looked, judging.total)} %`;
  return judging.state === 'paused' ? (
    <Badge color="orange">paused at {percent}</Badge>
  ) : (
    <Badge color="blue">counting… {percent}</Badge>
  );
}
