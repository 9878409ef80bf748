import { columnSizingFeature, metaHelper, tableFeatures, type Row } from '@tanstack/react-table';
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

interface LogColumnMeta {
  /** Takes the width that the others leave. */
  readonly grows?: boolean;
  readonly className?: string;
}

export const tableFeatureSet = tableFeatures({
  columnSizingFeature,
  columnMeta: metaHelper<LogColumnMeta>(),
});
export type TableFeatureSet = typeof tableFeatureSet;

interface Item<T extends object> {
  readonly key: string;
  readonly row: Row<TableFeatureSet, T>;
  /** Is this what an open row shows, below it? */
  readonly isDetail: boolean;
}

/** The rows, and below the open one another for its detail. */
export function itemsOf<T extends { readonly id: number }>(
  rows: readonly Row<TableFeatureSet, T>[],
  openId: number | undefined,
): readonly Item<T>[] {
  return rows.flatMap((row) => {
    const item = { key: row.id, row, isDetail: false };
    return row.original.id === openId ? [item, { key: `${row.id} detail`, row, isDetail: true }] : [item];
  });
}

/** What is in sight, and the row that has the keyboard, which must not leave the document under one's fingers. */
export function rangeWith(range: Range, kept: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (kept < 0 || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}
