import { Button, Group, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { CirclePause, CirclePlay, Radio, WifiOff } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { countText } from '../../ui/count-text.ts';
import { LiveFilters } from './live-filters.tsx';
import { LiveList } from './live-list.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { shownRows } from './shown-rows.ts';
import { useLive } from './use-live.ts';

/** The stream of events. It stands still on demand, and while somebody reads: what comes then is counted. */
export function LiveEvents(): ReactElement {
  const { type, customer_id, source_id, integration, state } = useSearch({ from: '/shell/live' });
  const filter = { type, customer_id, source_id };
  const [paused, setPaused] = useState(false);
  const [openKey, setOpenKey] = useState<string>();
  const [scrolled, setScrolled] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const reading = openKey !== undefined || scrolled;
  const still = paused || reading;
  const live = useLive(filter, still);
  const rows = shownRows(live.rows, { integration, state });
  const goOn = (): void => {
    setPaused(false);
    setOpenKey(undefined);
    setScrolled(false);
    box.current?.scrollTo({ top: 0 });
    live.catchUp();
  };
  return (
    <>
      <Group gap="sm" justify="space-between" align="flex-end">
        <LiveFilters />
        <Group gap="sm" justify="space-between" flex={{ base: '1 1 100%', md: 'none' }} wrap="nowrap">
          <Standing connection={live.connection} still={still} reading={reading && !paused} />
          {still ? (
            <Button onClick={goOn} leftSection={<CirclePlay size={14} aria-hidden />} miw={130}>
              Continue{live.laterCount > 0 && ` · ${countText(live.laterCount)} new`}
            </Button>
          ) : (
            <Button
              variant="default"
              onClick={() => setPaused(true)}
              leftSection={<CirclePause size={14} aria-hidden />}
              miw={130}
            >
              Pause
            </Button>
          )}
        </Group>
      </Group>
      {rows.length === 0 ? (
        <NothingYet
          filtered={[...Object.values(filter), integration, state].some((one) => one !== undefined)}
          waiting={live.connection === 'connecting'}
        />
      ) : (
        <LiveList
          rows={rows}
          openKey={openKey}
          onOpen={(key) => {
            if (key === undefined && !paused && !scrolled) live.catchUp();
            setOpenKey(key);
          }}
          onScrolled={(away) => {
            if (away === scrolled) return;
            if (!away && !paused && openKey === undefined) live.catchUp();
            setScrolled(away);
          }}
          boxRef={box}
        />
      )}
    </>
  );
}

interface StandingProps {
  readonly connection: 'connecting' | 'open' | 'lost';
  readonly still: boolean;
  readonly reading: boolean;
}

function Standing({ connection, still, reading }: StandingProps): ReactElement {
  if (connection === 'lost')
    return (
      <Group gap={6} wrap="nowrap" role="status" c="var(--mantine-color-error)">
        <WifiOff size={16} aria-hidden />
        <Text size="sm">Connection lost, trying again</Text>
      </Group>
    );
  const words = still ? (reading ? 'Stands still while you read' : 'Paused') : 'Live';
  return (
    <Group gap={6} wrap="nowrap" role="status">
      <Radio
        size={16}
        aria-hidden
        color={still ? 'var(--mantine-color-dimmed)' : 'var(--mantine-color-teal-6)'}
      />
      <Text size="sm">{connection === 'connecting' ? 'Connecting' : words}</Text>
    </Group>
  );
}
