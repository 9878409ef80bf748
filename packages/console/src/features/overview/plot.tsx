import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, type ReactElement } from 'react';
import uPlot from 'uplot';
import { timeIn } from '../../ui/time.ts';
import { colorReader, onSchemeChange } from './paint.ts';

export interface PlotLine {
  readonly values: readonly number[];
  /** May be a CSS variable. */
  readonly color: string;
  /** From 0, a line alone, to 1. */
  readonly fill: number;
}

interface PlotProps {
  /** Unix seconds. */
  readonly times: readonly number[];
  /** Later ones are drawn over earlier ones. */
  readonly lines: readonly PlotLine[];
  readonly height: number;
  /** With axes and a pointer; left out, it is a sparkline. */
  readonly zone?: string;
  /** Index of the point that is pointed at. */
  readonly onPoint?: (index: number | undefined) => void;
}

/** A chart of counts over time. It says nothing to screen readers: whoever draws it adds the numbers as text. */
export function Plot({ times, lines, height, zone, onPoint }: PlotProps): ReactElement {
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
          x: { time: true },
          y: { range: (_plot, _low, high) => [0, Math.max(1, (high ?? 1) * 1.05)] },
        },
        axes: zone === undefined ? [{ show: false }, { show: false }] : axesOf(zone, read),
        series: [
          {},
          ...Array.from({ length: count }, (_one, index): uPlot.Series => ({
            width: style(index)?.fill === 1 ? 0 : 1.5,
            points: { show: false },
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
  }, [height, zone, count]);
  return <div ref={host} aria-hidden style={{ height, minWidth: 0, overflow: 'hidden' }} />;
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
        const long = (max ?? 0) - (min ?? 0) > 36 * 3600;
        return splits.map((at) => {
          const text = timeIn(zone, at * 1000);
          return long ? text.slice(5, 16) : text.slice(11, 16);
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
      values: (_plot, splits) => splits.map((value) => short.format(value)),
    },
  ];
}

const short = new Intl.NumberFormat('en', { notation: 'compact' });

/** `rgb(1, 2, 3)` with an opacity. */
function faded(color: string, opacity: number): string {
  return color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
