import type { PureReport } from './pure/pure-fuzz.ts';
import type { WireReport } from './wire/wire-run.ts';

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What came of the entries that are functions. */
export function pureTable({ lines, findings }: PureReport): string {
  const rows = [...lines].map(([entry, { inputs, kept, slowest, heapBytes }]) => [
    entry,
    String(inputs),
    String(kept),
    String(findings.filter((finding) => finding.entry === entry).length),
    slowest === undefined
      ? ''
      : `${Math.round(slowest.ms)} ms (${slowest.lineage}, ${slowest.length} characters)`,
    heapBytes.map(megabytes).join(' → '),
  ]);
  const sum = [...lines.values()].reduce((all, { inputs }) => all + inputs, 0);
  return `\n${table([['entry', 'inputs', 'kept', 'findings', 'slowest', 'MB after'], ...rows, ['all', String(sum), '', '', '', '']])}`;
}

/** What came of requests to a hub. */
export function wireTable({ roads, findings, neighbours, before, after }: WireReport): string {
  const rows = [...roads].map(([road, { inputs, statuses, slowest }]) => {
    const slow = slowest.toSorted((a, b) => b.ms - a.ms)[0];
    return [
      road,
      String(inputs),
      String(findings.filter(({ entry }) => entry === road).length),
      slow === undefined ? '' : `${Math.round(slow.ms)} ms (${slow.index})`,
      Object.entries(statuses)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    ];
  });
  const sum = [...roads.values()].reduce((all, { inputs }) => all + inputs, 0);
  return [
    `\n${table([['road', 'requests', 'findings', 'slowest', 'answers'], ...rows, ['all', String(sum), '', '', '']])}`,
    `neighbours: ${neighbours}, lost: ${findings.filter(({ what }) => what.endsWith('is lost')).length}`,
    `heap ${megabytes(before.heapBytes)} → ${megabytes(after.heapBytes)} MB, resident ${megabytes(before.residentBytes)} → ${megabytes(after.residentBytes)} MB, open files ${before.files} → ${after.files}`,
  ].join('\n');
}
