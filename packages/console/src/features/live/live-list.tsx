import './live-list.css';
import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactElement, RefObject } from 'react';
import { countText } from '../../ui/count-text.ts';
import { EventRow } from './event-row.tsx';
import type { LiveRow } from './live-rows.ts';
import { RefusedRow } from './refused-row.tsx';

interface LiveListProps {
  readonly rows: readonly LiveRow[];
  readonly openKey: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
  /** Whether somebody has scrolled away from the newest. */
  readonly onScrolled: (away: boolean) => void;
  readonly boxRef: RefObject<HTMLDivElement | null>;
}

const ROW_HEIGHT = 35;

/** The latest events, newest first. However many there are, only those in sight are in the document. */
export function LiveList({ rows, openKey, onOpen, onScrolled, boxRef }: LiveListProps): ReactElement {
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here and handed to nobody who remembers it
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => boxRef.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
  });
  return (
    <div
      ref={boxRef}
      className="cw-live"
      role="region"
      aria-label="Events, newest first"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls is reached by keyboard
      tabIndex={0}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > 4)}
    >
      <div role="list" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="listitem"
              className="cw-live-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row row={row} open={row.key === openKey} onOpen={onOpen} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: LiveRow;
  readonly open: boolean;
  readonly onOpen: (key: string | undefined) => void;
}

function Row({ row, open, onOpen }: RowProps): ReactElement {
  switch (row.kind) {
    case 'event':
      return <EventRow event={row} open={open} onToggle={() => onOpen(open ? undefined : row.key)} />;
    case 'refused':
      return <RefusedRow refused={row} />;
    case 'left_out':
      return (
        <Text size="sm" c="dimmed" ta="center" py={7}>
          {countText(row.count)} more came faster than they can be shown. All of them are in the logs.
        </Text>
      );
  }
}
