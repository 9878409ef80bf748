import { ActionIcon, Button, Group, Switch, Tooltip } from '@mantine/core';
import { ArrowUp, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';

interface FreshBarProps {
  readonly watch: boolean;
  readonly onWatch: (watch: boolean) => void;
  readonly newer: number;
  readonly newerIsLeast: boolean;
  readonly onShowNew: () => void;
  readonly onRefresh: () => void;
}

/** How a log is kept up to date: rows that came since, and whether they are looked for. */
export function FreshBar(props: FreshBarProps): ReactElement {
  const { watch, onWatch, newer, newerIsLeast, onShowNew, onRefresh } = props;
  return (
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
  );
}
