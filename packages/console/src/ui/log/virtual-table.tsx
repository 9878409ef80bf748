import { Box, VisuallyHidden } from '@mantine/core';
import { useTable, type ColumnDef } from '@tanstack/react-table';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  useEffect,
  useMemo,
  useRef,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { BodyCell, HeadCell, LogRowView, Spacer } from './log-row-view.tsx';
import { rangeWith, itemsOf, tableFeatureSet, type TableFeatureSet } from './table-items.ts';
import { useRowKeys } from './use-row-keys.ts';
import './virtual-table.css';

interface VirtualTableProps<T extends { readonly id: number }> {
  readonly caption: string;
  readonly rows: readonly T[];
  readonly columns: readonly ColumnDef<TableFeatureSet, T>[];
  readonly openId: number | undefined;
  readonly onToggle: (id: number) => void;
  /** Names the row for whoever hears its button. */
  readonly label: (row: T) => string;
  readonly renderDetail: (row: T) => ReactNode;
  /** There may be more rows than these. */
  readonly more: boolean;
  /** The end of the rows came into sight. */
  readonly onEnd: () => void;
  readonly footer: ReactNode;
  /** Gets the box that scrolls. */
  readonly boxRef: RefObject<HTMLDivElement | null>;
}

const ROW_HEIGHT = 33;
const TOGGLE_WIDTH = 32;
const DETAIL_HEIGHT = 470;

/**
 * A table of any length with a few dozen rows in the document at a time. It is a real table: what is left out above,
 * below and between is one row of the missing height, and `aria-rowindex` says where one is.
 */
export function VirtualTable<T extends { readonly id: number }>(props: VirtualTableProps<T>): ReactElement {
  const { caption, rows, columns, openId, onToggle, label, renderDetail, more, onEnd, footer, boxRef } =
    props;
  const table = useTable({
    features: tableFeatureSet,
    columns,
    data: rows,
    getRowId: (row) => String(row.id),
  });
  const models = table.getRowModel().rows;
  const items = useMemo(() => itemsOf(models, openId), [models, openId]);
  const keys = useRowKeys(boxRef, rows);
  const kept = items.findIndex(({ row, isDetail }) => row.original.id === keys.active && !isDetail);
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here and handed to nobody who remembers it
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => boxRef.current,
    estimateSize: (index) => (items[index]?.isDetail === true ? DETAIL_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => items[index]?.key ?? index,
    rangeExtractor: (range) => rangeWith(range, kept),
    overscan: 6,
    scrollPaddingEnd: ROW_HEIGHT,
  });
  useKeepInSight(virtualizer, keys.moves, kept);
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  const told = useRef(onEnd);
  useEffect(() => {
    told.current = onEnd;
  });
  useEffect(() => {
    if (last >= items.length - 8) told.current();
  }, [last, items.length]);

  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  const width = headers.reduce((sum, header) => sum + header.column.getSize(), TOGGLE_WIDTH);
  let end = 0;
  return (
    <Box ref={boxRef} className="cw-log-box" onKeyDown={keys.onKeyDown}>
      <table
        className="cw-log-table"
        style={{ minWidth: width }}
        aria-label={caption}
        aria-rowcount={more ? -1 : items.length + 1}
      >
        <colgroup>
          <col style={{ width: TOGGLE_WIDTH }} />
          {headers.map(({ id, column }) => (
            <col key={id} style={column.columnDef.meta?.grows === true ? {} : { width: column.getSize() }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <VisuallyHidden>Open</VisuallyHidden>
            </th>
            {headers.map((header) => (
              <HeadCell key={header.id} className={header.column.columnDef.meta?.className}>
                <table.FlexRender header={header} />
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((virtual) => {
            const item = items[virtual.index];
            if (item === undefined) return null;
            const gap = virtual.start - end;
            end = virtual.end;
            const { id } = item.row.original;
            return (
              <Fragment key={virtual.key}>
                {gap > 0 && <Spacer height={gap} columns={headers.length + 1} />}
                {item.isDetail ? (
                  <tr
                    ref={virtualizer.measureElement}
                    data-index={virtual.index}
                    aria-rowindex={virtual.index + 2}
                  >
                    <td colSpan={headers.length + 1} className="cw-log-detail" id={`log-detail-${id}`}>
                      <div className="cw-log-detail-inner">{renderDetail(item.row.original)}</div>
                    </td>
                  </tr>
                ) : (
                  <LogRowView
                    index={virtual.index}
                    id={id}
                    open={id === openId}
                    inTabOrder={id === (keys.active ?? rows[0]?.id)}
                    label={label(item.row.original)}
                    onToggle={onToggle}
                    onReach={keys.reach}
                  >
                    {item.row.getAllCells().map((cell) => (
                      <BodyCell key={cell.id} className={cell.column.columnDef.meta?.className}>
                        <table.FlexRender cell={cell} />
                      </BodyCell>
                    ))}
                  </LogRowView>
                )}
              </Fragment>
            );
          })}
          {virtualizer.getTotalSize() - end > 0 && (
            <Spacer height={virtualizer.getTotalSize() - end} columns={headers.length + 1} />
          )}
        </tbody>
      </table>
      <div className="cw-log-footer">{footer}</div>
    </Box>
  );
}

/** The row that the keyboard moved to is scrolled to. */
function useKeepInSight(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  moves: number,
  index: number,
): void {
  const latest = useRef(index);
  useEffect(() => {
    latest.current = index;
  });
  useEffect(() => {
    if (moves > 0 && latest.current >= 0) virtualizer.scrollToIndex(latest.current, { align: 'auto' });
  }, [moves, virtualizer]);
}
