import { ActionIcon, Button, Group, SegmentedControl, Switch, Tooltip } from '@mantine/core';
import { ArrowUp, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { TimeRangeField } from './time-range-field.tsx';
import type { LogView } from './open-text.ts';

interface LogBarProps {
  readonly view: LogView;
  readonly onView: (view: LogView) => void;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onRange: (from: string | undefined, to: string | undefined) => void;
  readonly watch: boolean;
  readonly onWatch: (watch: boolean) => void;
  readonly newer: number;
  readonly newerIsLeast: boolean;
  readonly onShowNew: () => void;
  readonly onRefresh: () => void;
}

/** What is listed, from when, and how it is kept up to date. */
export function LogBar(props: LogBarProps): ReactElement {
  const { view, onView, from, to, onRange, watch, onWatch, newer, newerIsLeast, onShowNew, onRefresh } =
    props;
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
      <Group gap="xs" role="group" aria-label="New rows">
        {newer > 0 && (
          <Button variant="light" leftSection={<ArrowUp size={14} aria-hidden />} onClick={onShowNew}>
            {newer}
            {newerIsLeast ? ' or more' : ''} new {newer === 1 ? 'row' : 'rows'}
          </Button>
        )}
        <Switch
          label="Refresh by itself"
          checked={watch}
          onChange={(event) => onWatch(event.currentTarget.checked)}
        />
        <Tooltip label="Refresh">
          <ActionIcon aria-label="Refresh" onClick={onRefresh} variant="default">
            <RefreshCw size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}
