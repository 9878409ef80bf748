import { fullBucket, takeToken, type TokenBucket } from '@causeway/core/delivery/token-bucket';
import {
  readBackRequest,
  readProfileAnswer,
  type ProfileAnswer,
} from '@causeway/core/insider/inbound/read-profile-answer';
import type { Clock } from '../../ports/clock.ts';
import type { Egress } from '../../ports/egress.ts';
import type { Side } from './side.ts';

/** `busy`: so many are being asked about that this one has to come again. */
export type Asked = ProfileAnswer | { readonly kind: 'busy'; readonly retryAfterSeconds: number };

/** Asks Insider by which identifiers it knows the profile with this id of its own. */
export type AskInsider = (side: Side, insiderId: string) => Promise<Asked>;

/** Reading is counted against a quota of the account, of which nobody knows how much others need. */
const PER_MINUTE = 120;
const LONGEST_WAIT_MS = 3_000;
const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 256 * 1024;
/** Webhooks about one profile come in bunches. */
const REMEMBERED_MS = 30_000;
const REMEMBERED = 1_000;

export interface AskTools {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createAskInsider({ egress, clock, sleep }: AskTools): AskInsider {
  const buckets = new Map<number, TokenBucket>();
  const answers = new Map<string, { readonly at: number; readonly asked: Promise<Asked> }>();

  const ask = async ({ integration, settings, account, cover }: Side, insiderId: string): Promise<Asked> => {
    const now = clock();
    const { bucket, waitMs } = takeToken(buckets.get(integration) ?? fullBucket(PER_MINUTE, now), now);
    if (waitMs > LONGEST_WAIT_MS) return { kind: 'busy', retryAfterSeconds: Math.ceil(waitMs / 1_000) };
    buckets.set(integration, bucket);
    if (waitMs > 0) await sleep(waitMs);
    const { path, method, body } = readBackRequest(settings, insiderId);
    const came = await egress({
      url: account.baseUrl + path,
      method,
      headers: account.headers,
      body,
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_RESPONSE_BYTES,
    });
    const answer = { ...came, body: cover(came.body) };
    return answer.failure === undefined
      ? readProfileAnswer(answer)
      : { kind: 'trouble', answer: answer.failure };
  };

  return (side, insiderId) => {
    const name = `${side.integration} ${insiderId}`;
    const now = clock();
    const known = answers.get(name);
    if (known !== undefined && now - known.at < REMEMBERED_MS) return known.asked;
    if (answers.size >= REMEMBERED) answers.clear();
    const asked = ask(side, insiderId);
    answers.set(name, { at: now, asked });
    // Only what is an answer is remembered.
    const forget = (): void => {
      if (answers.get(name)?.asked === asked) answers.delete(name);
    };
    asked.then(({ kind }) => {
      if (kind === 'busy' || kind === 'trouble') forget();
    }, forget);
    return asked;
  };
}
