import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, type ReactElement } from 'react';
import uPlot from 'uplot';
import { timeIn } from './time.ts';
import { colorReader, onSchemeChange } from './paint.ts';

export interface PlotLine {
  readonly values: readonly number[];
  /** May be a CSS variable. */
  readonly color: string;
  /** From 0, a line alone, to 1. */
  readonly fill: number;
  /** One bar for each point. */
  readonly bars?: true;
}

interface PlotProps {
  /** Unix seconds. */
  readonly times: readonly number[];
  /** Later ones are drawn over earlier ones. */
  readonly lines: readonly PlotLine[];
  readonly height: number;
  /** With axes and a pointer; left out, it is a sparkline. */
  readonly zone?: string;
  /** Room at both ends for half a bar, so that charts with bars and without stand in line. */
  readonly roomy?: boolean;
  /** Index of the point that is pointed at. */
  readonly onPoint?: (index: number | undefined) => void;
}

/** A chart of counts over time. It says nothing to screen readers: whoever draws it adds the numbers as text. */
export function Plot({ times, lines, height, zone, roomy = false, onPoint }: PlotProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const told = useRef(onPoint);
  const data = useRef<uPlot.AlignedData>([[]]);
  const styles = useRef<readonly PlotLine[]>(lines);
  useEffect(() => {
    told.current = onPoint;
    data.current = [[...times], ...lines.map(({ values }) => [...values])];
    styles.current = lines;
    plot.current?.setData(data.current);
  }, [times, lines, onPoint]);
  const count = lines.length;
  useEffect(() => {
    const box = host.current;
    if (box === null) return undefined;
    const read = colorReader(box);
    const style = (index: number): PlotLine | undefined => styles.current[index];
    const made = new uPlot(
      {
        width: Math.max(20, box.clientWidth),
        height,
        legend: { show: false },
        cursor: zone === undefined ? { show: false } : { y: false, drag: { x: false, y: false } },
        padding: zone === undefined ? [2, 0, 2, 0] : [10, 18, 0, 0],
        scales: {
          x: { time: true, ...(roomy ? { range: roomyRange } : {}) },
          y: { range: (_plot, low, high) => rangeOf(low, high) },
        },
        axes: zone === undefined ? [{ show: false }, { show: false }] : axesOf(zone, read),
        series: [
          {},
          ...Array.from({ length: count }, (_one, index): uPlot.Series => ({
            width: style(index)?.fill === 1 ? 0 : 1.5,
            points: { show: false },
            ...(style(index)?.bars === true && BARS !== undefined ? { paths: BARS } : {}),
            stroke: () => read(style(index)?.color ?? 'currentColor'),
            fill: () => faded(read(style(index)?.color ?? 'currentColor'), style(index)?.fill ?? 0),
          })),
        ],
        hooks: {
          setCursor: [(at) => told.current?.(at.cursor.idx ?? undefined)],
        },
      },
      data.current,
      box,
    );
    plot.current = made;
    const sized = new ResizeObserver(() => made.setSize({ width: Math.max(20, box.clientWidth), height }));
    sized.observe(box);
    const unwatch = onSchemeChange(() => made.redraw(false, true));
    return () => {
      sized.disconnect();
      unwatch();
      made.destroy();
      plot.current = undefined;
    };
  }, [height, zone, roomy, count]);
  return <div ref={host} aria-hidden style={{ height, minWidth: 0, overflow: 'hidden' }} />;
}

const BARS = uPlot.paths.bars?.({ size: [0.7, 48] });

/** From zero, or from below it where values are, with room at the ends. */
function rangeOf(low: number | null, high: number | null): [number, number] {
  const most = Math.max(1, (high ?? 1) * 1.05);
  return low !== null && low < 0 ? [Math.min(-1, low * 1.05), most] : [0, most];
}

/** Half a step more at both ends; half an hour where there is one point only. */
function roomyRange(plot: uPlot, low: number, high: number): [number, number] {
  const points = plot.data[0].length;
  const half = points > 1 ? (high - low) / (points - 1) / 2 : 1_800;
  return [low - half, high + half];
}

function axesOf(zone: string, read: (color: string) => string): uPlot.Axis[] {
  const ink = (): string => read('var(--mantine-color-dimmed)');
  const line = { stroke: (): string => read('var(--cw-line)'), width: 1 };
  const font = '11px system-ui, sans-serif';
  return [
    {
      stroke: ink,
      grid: { show: false },
      ticks: { ...line, size: 4 },
      font,
      space: 70,
      size: 26,
      values: (plot, splits) => {
        const { min = 0, max = 0 } = plot.scales['x'] ?? {};
        const hours = ((max ?? 0) - (min ?? 0)) / 3600;
        return splits.map((at) => {
          const text = timeIn(zone, at * 1000);
          return text.slice(hours > 36 ? 5 : 11, hours > MOST_HOURS_WITH_TIME ? 10 : 16);
        });
      },
    },
    {
      stroke: ink,
      grid: line,
      ticks: { show: false },
      font,
      size: 48,
      space: 36,
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6, 1e7],
      values: (_plot, splits) => splits.map((value) => short.format(Math.abs(value))),
    },
  ];
}

/** Over more than that, days are enough. */
const MOST_HOURS_WITH_TIME = 200;

const short = new Intl.NumberFormat('en', { notation: 'compact' });

/** `rgb(1, 2, 3)` with an opacity. */
function faded(color: string, opacity: number): string {
  return color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
