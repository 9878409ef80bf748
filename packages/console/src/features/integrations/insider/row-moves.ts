import type { RowMoves } from './row-buttons.tsx';

interface Movable {
  readonly keys: readonly string[];
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** What can be done with one row of a list. */
export function movesOf({ keys, move, duplicate, remove }: Movable, index: number): RowMoves {
  return {
    onUp: index === 0 ? undefined : () => move(index, index - 1),
    onDown: index === keys.length - 1 ? undefined : () => move(index, index + 1),
    onDuplicate: () => duplicate(index),
    onRemove: () => remove(index),
  };
}
