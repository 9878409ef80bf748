import { Box, Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { countText } from '../../ui/count-text.ts';
import type { PlotLine } from '../../ui/plot.tsx';
import { timeIn } from '../../ui/time.ts';
import type { HistoryRow } from './audience.ts';
import { HistoryTable } from './history-table.tsx';
import './audiences.css';

const Plot = lazy(async () => ({ default: (await import('../../ui/plot.tsx')).Plot }));

const HEIGHT = { members: 220, moves: 150 };

interface HistoryChartProps {
  /** Oldest first. */
  readonly rows: readonly HistoryRow[];
  readonly by: 'hour' | 'day';
}

/** Members as a line, and below it who joined and left, as bars up and down; or all of it as a table. */
export function HistoryChart({ rows, by }: HistoryChartProps): ReactElement {
  const [asTable, setAsTable] = useState(false);
  const [point, setPoint] = useState<number>();
  const zone = useSession().workspace.time_zone;
  const times = useMemo(() => rows.map(({ at }) => Date.parse(at) / 1000), [rows]);
  const members = useMemo((): readonly PlotLine[] => [membersLine(rows)], [rows]);
  const moves = useMemo((): readonly PlotLine[] => movesLines(rows), [rows]);
  const row = point === undefined ? undefined : rows[point];
  const shown = row ?? rows.at(-1);
  return (
    <Paper bg="var(--cw-surface)">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Members over time</Title>
        <Button variant="subtle" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </Group>
      {asTable ? (
        <HistoryTable rows={rows} by={by} height={HEIGHT.members + HEIGHT.moves + 40} />
      ) : (
        <>
          <Group gap="md" mb="xs" mih={20} style={{ rowGap: 2, fontVariantNumeric: 'tabular-nums' }}>
            <Swatch kind="members" word="Members" count={shown?.members} />
            <Swatch kind="joined" word="Joined" count={shown?.entered} />
            <Swatch kind="left" word="Left" count={shown?.left} />
            <Text size="sm" c="dimmed">
              {shown === undefined ? '' : whenOf(zone, shown.at, by, row === undefined)}
            </Text>
          </Group>
          <Box h={HEIGHT.members}>
            <Suspense fallback={<Skeleton h={HEIGHT.members} />}>
              <Plot
                times={times}
                lines={members}
                height={HEIGHT.members}
                zone={zone}
                roomy
                onPoint={setPoint}
              />
            </Suspense>
          </Box>
          <Text size="sm" c="dimmed" mt="xs">
            Joined and left, by {by}
          </Text>
          <Box h={HEIGHT.moves}>
            <Suspense fallback={<Skeleton h={HEIGHT.moves} />}>
              <Plot times={times} lines={moves} height={HEIGHT.moves} zone={zone} roomy onPoint={setPoint} />
            </Suspense>
          </Box>
        </>
      )}
    </Paper>
  );
}

function whenOf(zone: string, at: string, by: 'hour' | 'day', isLast: boolean): string {
  const text = timeIn(zone, at).slice(0, by === 'day' ? 10 : 16);
  return isLast ? `in the ${by} since ${text}` : by === 'day' ? `on ${text}` : `in the hour from ${text}`;
}

interface SwatchProps {
  readonly kind: 'members' | 'joined' | 'left';
  readonly word: string;
  readonly count: number | undefined;
}

function Swatch({ kind, word, count }: SwatchProps): ReactElement {
  return (
    <Group gap={6}>
      <span className="cw-audience-swatch" style={{ background: `var(--cw-audience-${kind})` }} />
      <Text size="sm">
        {word}{' '}
        <Text span inherit fw={650}>
          {countText(count ?? 0)}
        </Text>
      </Text>
    </Group>
  );
}

function membersLine(rows: readonly HistoryRow[]): PlotLine {
  return { values: rows.map((row) => row.members), color: 'var(--cw-audience-members)', fill: 0.14 };
}

function movesLines(rows: readonly HistoryRow[]): readonly PlotLine[] {
  return [
    { values: rows.map(({ entered }) => entered), color: 'var(--cw-audience-joined)', fill: 1, bars: true },
    { values: rows.map(({ left }) => -left), color: 'var(--cw-audience-left)', fill: 1, bars: true },
  ];
}
