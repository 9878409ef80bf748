import { Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Reach } from './coverage-groups.ts';

/** A picture of counts that are written beside it, so it is not read out a second time. */
export function ReachBar({ counts }: { readonly counts: Readonly<Record<Reach, number>> }): ReactElement {
  const all = Math.max(1, counts.yes + counts.partly + counts.no);
  return (
    <Progress.Root size={6} mt="xs" aria-hidden>
      <Progress.Section value={(counts.yes / all) * 100} color="teal.6" withAria={false} />
      <Progress.Section value={(counts.partly / all) * 100} color="yellow.6" withAria={false} />
      <Progress.Section value={(counts.no / all) * 100} color="red.6" withAria={false} />
    </Progress.Root>
  );
}
