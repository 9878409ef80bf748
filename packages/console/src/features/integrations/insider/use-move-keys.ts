import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { RowMoves } from './row-buttons.tsx';

/** Alt with the arrows moves the row that has the cursor. For the element around the row. */
export function useMoveKeys({ onUp, onDown }: RowMoves): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    // A row inside of an event moves, and the event stays.
    event.stopPropagation();
    (event.key === 'ArrowUp' ? onUp : onDown)?.();
  });
  useEffect(() => {
    const element = row.current;
    const listen = (event: KeyboardEvent): void => press(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return row;
}
