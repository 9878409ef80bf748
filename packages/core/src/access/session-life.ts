/** When a session was made and when somebody last asked with it, Unix milliseconds. */
export interface SessionTimes {
  readonly createdAt: number;
  readonly seenAt: number;
}

/** Unused for so long, a session ends. */
export const SESSION_IDLE_MS: number = 12 * 3_600_000;
/** However much it is used, a session ends after this. */
export const SESSION_LONGEST_MS: number = 7 * 86_400_000;
/** Being used is written down no more often than this. */
const SEEN_EVERY_MS = 60_000;

/** When it ends unless somebody asks with it before. */
export function sessionEnd({ createdAt, seenAt }: SessionTimes): number {
  return Math.min(createdAt + SESSION_LONGEST_MS, seenAt + SESSION_IDLE_MS);
}

/** Is it to be written down that the session was used just now? */
export function worthNoting({ seenAt }: SessionTimes, now: number): boolean {
  return now >= seenAt + SEEN_EVERY_MS;
}
