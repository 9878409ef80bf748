import { Skeleton } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { LoadMore } from '../load-more.tsx';
import { ProblemNote } from '../problem-note.tsx';
import type { TableFeatureSet } from './table-items.ts';
import type { useLogPages } from './use-log-pages.ts';
import { VirtualTable } from './virtual-table.tsx';

interface LogListProps<T extends { readonly id: number; readonly timestamp: string }> {
  readonly caption: string;
  readonly pages: ReturnType<typeof useLogPages<T>>;
  readonly columns: readonly ColumnDef<TableFeatureSet, T>[];
  readonly openId: number | undefined;
  readonly onToggle: (id: number) => void;
  readonly label: (row: T) => string;
  readonly renderDetail: (row: T) => ReactNode;
  /** New rows may come in by themselves while nobody reads. */
  readonly flows: boolean;
  /** What to say when there is nothing. */
  readonly empty: ReactNode;
}

/** The rows of a log: while they are read, when there are none, when they could not be read, and as they are. */
export function LogList<T extends { readonly id: number; readonly timestamp: string }>(
  props: LogListProps<T>,
): ReactElement {
  const { caption, pages, columns, openId, onToggle, label, renderDetail, flows, empty } = props;
  const box = useRef<HTMLDivElement>(null);
  const { newer } = pages;
  const show = useRef(pages.showNew);
  useEffect(() => {
    show.current = pages.showNew;
  });
  useEffect(() => {
    const reading = openId !== undefined || box.current?.matches(':hover, :focus-within') === true;
    if (flows && newer > 0 && !reading && (box.current?.scrollTop ?? 0) === 0) show.current();
  }, [flows, newer, openId]);

  if (pages.loading) return <Skeleton className="cw-log-box" role="status" aria-label="Loading the log" />;
  if (pages.error !== null && pages.rows.length === 0)
    return <ProblemNote error={pages.error} title="The log could not be read" onRetry={pages.refresh} />;
  if (pages.rows.length === 0 && !pages.more) return <>{empty}</>;
  return (
    <>
      {pages.error !== null && (
        <ProblemNote error={pages.error} title="The next rows could not be read" onRetry={pages.loadMore} />
      )}
      <VirtualTable
        caption={caption}
        rows={pages.rows}
        columns={columns}
        openId={openId}
        onToggle={onToggle}
        label={label}
        renderDetail={renderDetail}
        more={pages.more}
        onEnd={() => {
          if (pages.scannedTo === null && pages.error === null) pages.loadMore();
        }}
        boxRef={box}
        footer={
          <LoadMore
            {...(pages.rows.length === 0 ? { before: 'Nothing found so far.' } : {})}
            more={pages.more}
            scannedTo={pages.scannedTo}
            busy={pages.busy}
            onMore={pages.loadMore}
            end={endText(pages.rows.length)}
          />
        }
      />
    </>
  );
}

function endText(count: number): string {
  return count === 1 ? 'That is the only one.' : `That is all: ${count.toLocaleString('en')} rows.`;
}
