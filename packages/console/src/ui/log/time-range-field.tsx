import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarClock, ChevronDown } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { momentOfWall, QUICK_RANGES, rangeText, wallOf } from './time-range.ts';

interface TimeRangeFieldProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}

/** From when to when: a stretch that ends now, or two moments in the workspace's time zone. */
export function TimeRangeField({ from, to, onChange }: TimeRangeFieldProps): ReactElement {
  const zone = useSession().workspace.time_zone;
  const [opened, { toggle, close }] = useDisclosure(false);
  const choose = (start: string | undefined, end: string | undefined): void => {
    close();
    onChange(start, end);
  };
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-start"
      shadow="md"
      trapFocus
      withRoles
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          onClick={toggle}
          leftSection={<CalendarClock size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
          aria-label={`Time range: ${rangeText(zone, from, to)}`}
        >
          {rangeText(zone, from, to)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Time range">
        <Stack gap="sm" w={280}>
          <Group gap={4}>
            <Button size="compact-xs" variant="default" onClick={() => choose(undefined, undefined)}>
              Any time
            </Button>
            {QUICK_RANGES.map(({ value, label }) => (
              <Button
                key={value}
                size="compact-xs"
                variant={from === value && to === undefined ? 'filled' : 'default'}
                onClick={() => choose(value, undefined)}
              >
                {label}
              </Button>
            ))}
          </Group>
          <Exact key={`${from} ${to}`} zone={zone} from={from} to={to} onChange={choose} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Exact({ zone, from, to, onChange }: TimeRangeFieldProps & { readonly zone: string }): ReactElement {
  const [start, setStart] = useState(from === undefined ? '' : wallOf(zone, from));
  const [end, setEnd] = useState(to === undefined ? '' : wallOf(zone, to));
  const first = start === '' ? undefined : momentOfWall(zone, start);
  const last = end === '' ? undefined : momentOfWall(zone, end);
  const reversed = first !== undefined && last !== undefined && first > last;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!reversed) onChange(first, last);
      }}
    >
      <Stack gap="xs">
        <TextInput
          type="datetime-local"
          step={1}
          label="From"
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          step={1}
          label="To"
          value={end}
          error={reversed ? 'This is before the beginning.' : undefined}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            Time zone: {zone}
          </Text>
          <Button type="submit">Apply</Button>
        </Group>
      </Stack>
    </form>
  );
}
