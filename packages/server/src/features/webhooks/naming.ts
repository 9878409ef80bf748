import type { Naming } from './plan-request.ts';

/** Longer keys are kept as their digest. */
const LONGEST_KEY = 200;

export interface NamingTools {
  readonly newMessageId: () => string;
  /** A digest of text. */
  readonly hash: (text: string) => string;
}

/**
 * What the events of a request are called. Without a key of its own every request is another one: a digest of its
 * body would take two equal messages for one.
 */
export function namingOf(
  { newMessageId, hash }: NamingTools,
  receivedAt: number,
  messageId: string = newMessageId(),
  explains: () => boolean = () => true,
): Naming {
  return {
    receivedAt,
    messageId,
    keyed: (key) => (key.length <= LONGEST_KEY ? `hook:${key}` : `hook#${hash(key)}`),
    newId: newMessageId,
    explains,
  };
}
