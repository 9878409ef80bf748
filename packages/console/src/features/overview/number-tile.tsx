import { Box, Group, Paper, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { countText } from '../../ui/count-text.ts';
import { perMinute, sum } from './rates.ts';

const Plot = lazy(async () => ({ default: (await import('../../ui/plot.tsx')).Plot }));
const HEIGHT = 34;

interface NumberTileProps {
  readonly label: string;
  readonly about: string;
  readonly color: string;
  readonly times: readonly number[];
  readonly counts: readonly number[];
  readonly minutes: number;
  /** Beside the rate. */
  readonly note?: string;
}

/** One number of the time that is looked at, how many that is a minute, and its shape. */
export function NumberTile({
  label,
  about,
  color,
  times,
  counts,
  minutes,
  note,
}: NumberTileProps): ReactElement {
  const total = sum(counts);
  const lines = useMemo(() => [{ values: counts, color, fill: 0.18 }], [counts, color]);
  return (
    <Paper bg="var(--cw-surface)" p="sm" title={about}>
      <Group gap={6}>
        <span className="cw-swatch" style={{ background: color }} />
        <Text size="sm" c="dimmed">
          {label}
        </Text>
      </Group>
      <Text fz={24} fw={650} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {countText(total)}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {perMinute(total, minutes)} / min{note !== undefined && ` · ${note}`}
      </Text>
      <Box mt={6} h={HEIGHT}>
        <Suspense fallback={<Skeleton h={HEIGHT} />}>
          <Plot times={times} lines={lines} height={HEIGHT} />
        </Suspense>
      </Box>
    </Paper>
  );
}
