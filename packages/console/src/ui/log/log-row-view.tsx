import { ChevronRight } from 'lucide-react';
import type { MouseEvent, ReactElement, ReactNode } from 'react';

interface LogRowViewProps {
  /** Its place in the table, counted from 0. */
  readonly index: number;
  readonly id: number;
  readonly open: boolean;
  /** One button of all rows can be reached by Tab; the arrow keys lead from it to the others. */
  readonly inTabOrder: boolean;
  readonly label: string;
  readonly onToggle: (id: number) => void;
  readonly onReach: (id: number) => void;
  /** The cells. */
  readonly children: ReactNode;
}

/** One row and the button that opens it. A click anywhere else on the row does the same, unless it selects a text. */
export function LogRowView(props: LogRowViewProps): ReactElement {
  const { index, id, open, inTabOrder, label, onToggle, onReach, children } = props;
  const click = (event: MouseEvent<HTMLTableRowElement>): void => {
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (!onControl && window.getSelection()?.isCollapsed !== false) onToggle(id);
  };
  return (
    <tr className="cw-log-row" aria-rowindex={index + 2} data-open={open || undefined} onClick={click}>
      <td className="cw-log-toggle">
        <button
          type="button"
          data-log-row={id}
          aria-expanded={open}
          aria-label={label}
          {...(open ? { 'aria-controls': `log-detail-${id}` } : {})}
          tabIndex={inTabOrder ? 0 : -1}
          onClick={() => onToggle(id)}
          onFocus={() => onReach(id)}
        >
          <ChevronRight size={14} aria-hidden />
        </button>
      </td>
      {children}
    </tr>
  );
}

interface SpacerProps {
  readonly height: number;
  readonly columns: number;
}

/** Stands for rows that are not in the document now. */
export function Spacer({ height, columns }: SpacerProps): ReactElement {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td aria-label="Rows further away" colSpan={columns} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}

interface CellProps {
  readonly className: string | undefined;
  readonly children: ReactNode;
}

export function HeadCell({ className, children }: CellProps): ReactElement {
  return (
    <th scope="col" className={className}>
      {children}
    </th>
  );
}

export function BodyCell({ className, children }: CellProps): ReactElement {
  return <td className={className}>{children}</td>;
}
