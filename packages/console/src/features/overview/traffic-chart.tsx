import { Box, Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { useSession } from '../../app/session.ts';
import { countText } from '../../ui/count-text.ts';
import type { PlotLine } from '../../ui/plot.tsx';
import { timeIn } from '../../ui/time.ts';
import { LINES } from './chart-lines.ts';
import { rowsOf, stacked, sum } from './rates.ts';
import { TrafficTable } from './traffic-table.tsx';

const Plot = lazy(async () => ({ default: (await import('../../ui/plot.tsx')).Plot }));
const HEIGHT = 240;

interface TrafficChartProps {
  readonly times: readonly number[];
  /** Of `LINES`, in their order. */
  readonly counts: readonly (readonly number[])[];
  /** Such as "hour": of which time this is. */
  readonly words: string;
}

/** What came in as a line, and what became of it as areas on top of each other; or the same as a table. */
export function TrafficChart({ times, counts, words }: TrafficChartProps): ReactElement {
  const [asTable, setAsTable] = useState(false);
  const [point, setPoint] = useState<number>();
  const zone = useSession().workspace.time_zone;
  const lines = useMemo(() => plotLines(counts), [counts]);
  const at = point === undefined ? undefined : times[point];
  return (
    <Paper bg="var(--cw-surface)">
      <Group justify="space-between" mb="xs">
        <Title order={2}>What came in, and what became of it</Title>
        <Button variant="subtle" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </Group>
      <Group gap="md" mb="xs" mih={20} style={{ rowGap: 2, fontVariantNumeric: 'tabular-nums' }}>
        {LINES.map(({ key, label, color }, index) => (
          <Group key={key} gap={6}>
            <span className="cw-swatch" style={{ background: color }} />
            <Text size="sm">
              {label}{' '}
              <Text span inherit fw={650}>
                {countText(point === undefined ? sum(counts[index] ?? []) : (counts[index]?.[point] ?? 0))}
              </Text>
            </Text>
          </Group>
        ))}
        <Text size="sm" c="dimmed">
          {at === undefined ? `in the last ${words}` : `at ${timeIn(zone, at * 1000).slice(0, 16)}`}
        </Text>
      </Group>
      <Box h={HEIGHT}>
        {asTable ? (
          <TrafficTable rows={rowsOf(times, counts)} height={HEIGHT} />
        ) : (
          <Suspense fallback={<Skeleton h={HEIGHT} />}>
            <Plot times={times} lines={lines} height={HEIGHT} zone={zone} onPoint={setPoint} />
          </Suspense>
        )}
      </Box>
    </Paper>
  );
}

/** The tallest area first, so that each lower one is drawn over it; then the line of what came in. */
function plotLines(counts: readonly (readonly number[])[]): readonly PlotLine[] {
  const [accepted = [], ...became] = counts;
  const areas = stacked(became).map((values, index) => ({
    values,
    color: LINES[index + 1]?.color ?? 'currentColor',
    fill: 1,
  }));
  return [...areas.toReversed(), { values: accepted, color: LINES[0].color, fill: 0 }];
}
