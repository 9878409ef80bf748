import type { LivePart } from '@causeway/contract/live';

type EventPart = Extract<LivePart, { kind: 'event' }>;
type RefusedPart = Extract<LivePart, { kind: 'refused' }>;

/** What has come with a key so far. */
export interface Seen {
  /** The latest event. */
  readonly event: EventPart | undefined;
  /** The latest request that was refused, where no event came after it. */
  readonly refused: RefusedPart | undefined;
}

export const NOTHING_SEEN: Seen = { event: undefined, refused: undefined };

/** Takes in one part of the stream of a source: what is newer counts, in whatever order it comes. */
export function seenWith(seen: Seen, part: LivePart): Seen {
  if (part.kind === 'event') {
    if (!isNewer(part, seen.event)) return seen;
    return { event: part, refused: isNewer(part, seen.refused) ? undefined : seen.refused };
  }
  if (part.kind === 'refused' && isNewer(part, seen.event) && isNewer(part, seen.refused))
    return { ...seen, refused: part };
  return seen;
}

interface Timed {
  readonly received_at: string;
}

function isNewer(one: Timed, other: Timed | undefined): boolean {
  return other === undefined || Date.parse(one.received_at) >= Date.parse(other.received_at);
}
