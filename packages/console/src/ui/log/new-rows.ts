interface Numbered {
  readonly id: number;
}

export interface RowPage<T> {
  readonly data: readonly T[];
  readonly next: string | null;
  readonly scanned_to: string | null;
}

/** Rows newer than those that are shown, newest first. Both lists are in descending order of their ids. */
export function newerThan<T extends Numbered>(shown: readonly T[], latest: readonly T[]): readonly T[] {
  const top = shown[0]?.id ?? 0;
  return latest.filter(({ id }) => id > top);
}

/** The first page with the latest rows before it; rows that it has already are taken as they are now. */
export function withLatest<T extends Numbered>(page: RowPage<T>, latest: readonly T[]): RowPage<T> {
  const fresh = new Map(latest.map((row) => [row.id, row]));
  return {
    ...page,
    data: [...newerThan(page.data, latest), ...page.data.map((row) => fresh.get(row.id) ?? row)],
  };
}

/** The later one of two bounds; what is no time is left to the hub to refuse. */
export function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}
