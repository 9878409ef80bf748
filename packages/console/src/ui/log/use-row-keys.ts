import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

interface RowKeys {
  /** The row that has the keyboard, or had it last. */
  readonly active: number | undefined;
  /** Counts how often the keyboard moved: the active row then has to be in sight. */
  readonly moves: number;
  readonly reach: (id: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const PAGE = 12;

/** Arrow keys, Page up and down, Home and End lead from row to row. */
export function useRowKeys(
  box: RefObject<HTMLElement | null>,
  rows: readonly { readonly id: number }[],
): RowKeys {
  const [{ active, moves }, setState] = useState<{
    readonly active: number | undefined;
    readonly moves: number;
  }>({
    active: undefined,
    moves: 0,
  });
  const wanted = useRef<number>(undefined);
  // After every rendering, as the row may have come into the document with it.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const button = box.current?.querySelector(`[data-log-row="${wanted.current}"]`);
    wanted.current = undefined;
    if (button instanceof HTMLElement) button.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const from = rows.findIndex(({ id }) => String(id) === (event.target as HTMLElement).dataset['logRow']);
    if (from < 0) return;
    const to = targetOf(event.key, from, rows.length);
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    wanted.current = row.id;
    setState({ active: row.id, moves: moves + 1 });
  };
  const reach = (id: number): void =>
    setState((state) => (state.active === id ? state : { ...state, active: id }));
  return { active, moves, reach, onKeyDown };
}

function targetOf(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + PAGE, count - 1);
    case 'PageUp':
      return Math.max(from - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
