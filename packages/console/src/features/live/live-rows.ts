import type { Fate, LivePart } from '@causeway/contract/live';

type EventPart = Extract<LivePart, { kind: 'event' }>;
type RefusedPart = Extract<LivePart, { kind: 'refused' }>;

export type LiveRow =
  | (EventPart & { readonly key: string })
  | (RefusedPart & { readonly key: string })
  | { readonly kind: 'left_out'; readonly key: string; readonly count: number };

export interface LiveState {
  /** What is shown, newest first. */
  readonly rows: readonly LiveRow[];
  /** What came while the list stood still, newest first. */
  readonly later: readonly LiveRow[];
  /** How many that were, also those that were dropped since. */
  readonly laterCount: number;
}

export const EMPTY: LiveState = { rows: [], later: [], laterCount: 0 };
/** More are not kept. */
export const MOST_ROWS = 1_000;

/**
 * Takes in what came. While the list stands still, new rows are put aside, and what is shown goes on to say what
 * becomes of its events. A stream that begins again repeats its latest events; none of them is shown twice.
 */
export function taken(state: LiveState, parts: readonly LivePart[], still: boolean): LiveState {
  const rows = updated(state.rows, parts);
  const known = new Set(rows.map(({ key }) => key));
  const fresh = parts.filter((part) => !known.has(keyOf(part)));
  if (!still) return { ...state, rows: added(rows, fresh) };
  const later = updated(state.later, fresh);
  const before = new Set(later.map(({ key }) => key));
  const count = fresh.filter((part) => isRow(part) && !before.has(keyOf(part))).length;
  return { rows, later: added(later, fresh), laterCount: state.laterCount + count };
}

/** Shows what was put aside. */
export function continued({ rows, later }: LiveState): LiveState {
  return { rows: [...later, ...rows].slice(0, MOST_ROWS), later: [], laterCount: 0 };
}

function isRow(part: LivePart): boolean {
  return part.kind === 'event' || part.kind === 'refused';
}

function keyOf(part: LivePart): string {
  return part.kind === 'event' || part.kind === 'refused' ? `${part.kind} ${part.id}` : '';
}

/** The rows with what came about them: the same list when there was nothing. */
function updated(rows: readonly LiveRow[], parts: readonly LivePart[]): readonly LiveRow[] {
  const places = new Map(rows.map(({ key }, index) => [key, index]));
  let next: LiveRow[] | undefined;
  for (const part of parts) {
    const index = places.get(part.kind === 'fate' ? `event ${part.event_id}` : keyOf(part));
    const row = index === undefined ? undefined : (next ?? rows)[index];
    if (index === undefined || row === undefined) continue;
    next ??= [...rows];
    if (part.kind === 'fate' && row.kind === 'event')
      next[index] = { ...row, fates: withFate(row.fates, part.fate) };
    else if (part.kind === 'event' || part.kind === 'refused') next[index] = { ...part, key: row.key };
  }
  return next ?? rows;
}

function withFate(fates: readonly Fate[], fate: Fate): Fate[] {
  const index = fates.findIndex(({ integration }) => integration.id === fate.integration.id);
  return index < 0 ? [...fates, fate] : fates.with(index, fate);
}

/** New rows before the others, with what the same batch said about them. */
function added(rows: readonly LiveRow[], parts: readonly LivePart[]): readonly LiveRow[] {
  const known = new Set(rows.map(({ key }) => key));
  const fresh = new Map<string, LiveRow>();
  let leftOut = 0;
  for (const part of parts) {
    if (part.kind === 'left_out') leftOut += part.count;
    if (part.kind === 'event' || part.kind === 'refused') {
      const key = keyOf(part);
      if (!known.has(key)) fresh.set(key, { ...part, key });
    }
    if (part.kind === 'fate') {
      const key = `event ${part.event_id}`;
      const row = fresh.get(key);
      if (row?.kind === 'event') fresh.set(key, { ...row, fates: withFate(row.fates, part.fate) });
    }
  }
  if (fresh.size === 0 && leftOut === 0) return rows;
  return [...gap(leftOut, rows), ...[...fresh.values()].toReversed(), ...rows].slice(0, MOST_ROWS);
}

function gap(count: number, rows: readonly LiveRow[]): readonly LiveRow[] {
  return count === 0
    ? []
    : [{ kind: 'left_out', key: `left_out before ${rows[0]?.key ?? ''} ${count}`, count }];
}
