import type { Shelf } from './shelf.ts';

export interface Entry {
  readonly key: string;
  /** An event as JSON. */
  readonly text: string;
}

export interface QueueOptions {
  readonly shelf: Shelf;
  /** What the keys of this queue begin with. Tabs with the same prefix and storage share the queue. */
  readonly prefix: string;
  /** Unlike that of every other page that shares the queue; without a full stop. */
  readonly page: string;
  /** The same for pages that follow one another in one tab, as far as that may be stored; without a full stop. */
  readonly tab: () => string;
  readonly limit: number;
  readonly clock: () => number;
}

/** Events that wait to be sent: every event is one item of the shelf, so that tabs never overwrite each other's. */
export interface Queue {
  /** Appends an event of `bytes` bytes. Returns how many of the oldest made room. */
  readonly add: (text: string, bytes: number) => number;
  /**
   * The oldest that are this tab's to send, as many as fit into `maxBytes` with `overhead` bytes for each; at least one
   * if there is one. What another tab added is this tab's when that one has had its time.
   */
  readonly oldest: (maxBytes: number, overhead: number) => Entry[];
  /** The oldest of those that this tab added, as many as fit; none if the first does not. */
  readonly own: (maxBytes: number, overhead: number) => Entry[];
  readonly remove: (entries: readonly Entry[]) => void;
  readonly clear: () => void;
  readonly size: () => number;
  /** Removes what waited for too long. Returns how many. */
  readonly expire: () => number;
}

/**
 * A tab that lives sends its own within that time, mostly. Were every tab to send everything, they would send much of
 * it twice: a browser tells one tab a little late what another has removed.
 */
export const GRACE_MS = 5_000;
/** The hub recognises a repetition for seven days: what is older might have its effects twice. */
const MAX_AGE_MS = 7 * 86_400_000;
/** What all waiting events may take of the storage that a site has (about 5 MB). */
const MAX_BYTES = 1_000_000;

/** Keys sort by time, then by a counter: the order in which a tab adds is the order in which its events leave. */
export function openQueue({ shelf, prefix, page, tab, limit, clock }: QueueOptions): Queue {
  let last = 0;
  let counter = 0;
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of 2020 have no toSorted()
  const sorted = (): string[] => shelf.keys(prefix).sort();
  const isOwn = (key: string): boolean => key.split('.').slice(-2)[0] === tab();
  const drop = (keys: readonly string[]): number => {
    for (const key of keys) shelf.remove(key);
    return keys.length;
  };
  function fitting(keys: readonly string[], maxBytes: number, overhead: number, least: number): Entry[] {
    const entries: Entry[] = [];
    let left = maxBytes;
    for (const key of keys) {
      left -= bytesOf(key) + overhead;
      if (left < 0 && entries.length >= least) break;
      const text = shelf.get(key);
      if (text !== null) entries.push({ key, text });
    }
    return entries;
  }
  return {
    add(text, bytes) {
      // A clock that is set back must not put later events before earlier ones.
      last = Math.max(last, clock());
      shelf.set(`${prefix}${digits(last)}.${digits(counter++)}.${page}.${tab()}.${bytes}`, text);
      const keys = sorted();
      let total = 0;
      let kept = 0;
      for (; kept < keys.length && kept < limit; kept++) {
        total += bytesOf(keys[keys.length - 1 - kept] ?? '');
        if (kept > 0 && total > MAX_BYTES) break;
      }
      return drop(keys.slice(0, keys.length - kept));
    },
    oldest(maxBytes, overhead) {
      const before = clock() - GRACE_MS;
      return fitting(
        sorted().filter((key) => isOwn(key) || timeOf(key) <= before),
        maxBytes,
        overhead,
        1,
      );
    },
    own: (maxBytes, overhead) => fitting(sorted().filter(isOwn), maxBytes, overhead, 0),
    remove: (entries) => {
      drop(entries.map(({ key }) => key));
    },
    clear: () => {
      drop(sorted());
    },
    size: () => shelf.keys(prefix).length,
    expire: () => drop(sorted().filter((key) => timeOf(key) < clock() - MAX_AGE_MS)),
  };
}

/** As text that sorts like the number. */
function digits(count: number): string {
  return String(count).padStart(14, '0');
}

function bytesOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('.') + 1));
}

function timeOf(key: string): number {
  return Number(key.split('.').slice(-5)[0]);
}
