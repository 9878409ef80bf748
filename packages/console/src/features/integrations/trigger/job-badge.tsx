import { Badge, type MantineColor } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Integration } from '../form/save-rules.ts';
import type { JobState } from './job-state.ts';
import { useJobState } from './use-job-state.ts';

const BADGES: Readonly<Record<JobState['kind'], readonly [word: string, color: MantineColor]>> = {
  running: ['active', 'teal'],
  sleeping: ['sleeping', 'violet'],
  failing: ['destination fails', 'orange'],
  paused: ['paused', 'orange'],
  failed: ['failed', 'red'],
};

/** How a job is, in a word. */
export function JobBadge({ integration }: { readonly integration: Integration }): ReactElement {
  const [word, color] = BADGES[useJobState(integration).kind];
  return (
    <Badge color={color} miw="max-content">
      {word}
    </Badge>
  );
}
