/**
 * Who has had how much of something that is shared in turns, in any unit. `floor` is where the last turn began: who comes
 * back after a while starts there, and has saved nothing up.
 */
export interface DearTurns {
  readonly served: ReadonlyMap<number, number>;
  readonly floor: number;
}

export const NO_TURNS: DearTurns = { served: new Map(), floor: 0 };

/** Whose turn it is: theirs who have had the least, and of those who have had as much, theirs who came first. */
export function nextTurn(turns: DearTurns, waiting: readonly number[]): number | undefined {
  let next: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of waiting) {
    const had = servedTo(turns, one);
    if (had >= least) continue;
    least = had;
    next = one;
  }
  return next;
}

/** After a turn of `one` that cost so much. */
export function turnTaken(turns: DearTurns, one: number, cost: number): DearTurns {
  const began = servedTo(turns, one);
  const floor = Math.max(turns.floor, began);
  const served = new Map([...turns.served].filter(([, had]) => had > floor));
  return { served: served.set(one, began + cost), floor };
}

function servedTo({ served, floor }: DearTurns, one: number): number {
  return Math.max(served.get(one) ?? floor, floor);
}
