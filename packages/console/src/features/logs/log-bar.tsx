import { Group, SegmentedControl } from '@mantine/core';
import type { ComponentProps, ReactElement } from 'react';
import { FreshBar } from '../../ui/log/fresh-bar.tsx';
import { TimeRangeField } from '../../ui/log/time-range-field.tsx';
import type { LogView } from './open-text.ts';

interface LogBarProps extends ComponentProps<typeof FreshBar> {
  readonly view: LogView;
  readonly onView: (view: LogView) => void;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onRange: (from: string | undefined, to: string | undefined) => void;
}

/** What is listed, from when, and how it is kept up to date. */
export function LogBar({ view, onView, from, to, onRange, ...fresh }: LogBarProps): ReactElement {
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <SegmentedControl
          aria-label="What to list"
          data={[
            { value: 'messages', label: 'Messages' },
            { value: 'requests', label: 'Requests' },
          ]}
          value={view}
          onChange={onView}
        />
        <TimeRangeField from={from} to={to} onChange={onRange} />
      </Group>
      <FreshBar {...fresh} />
    </Group>
  );
}
