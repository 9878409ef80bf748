import type { ToldValue } from '../../register/submission.ts';
import type { Json } from '../../result/json.ts';
import { sameText, sameValue } from './same-value.ts';

/**
 * - `take`: news, which the hub takes over.
 * - `same`: the hub has it already.
 * - `echo`: what the hub sent last, come back; the hub's own value is newer, or another writing of the same.
 * - `doubt`: an old echo, or somebody went back to an old value: nobody can say.
 */
export type ToldDecision = 'take' | 'echo' | 'doubt' | 'same';

/** A value that passed between the hub and Insider. `at`: Unix milliseconds. */
export interface PassedValue {
  readonly text: string;
  readonly at: number;
  /** It left in a request that came to nothing: what is told like it need not be its echo. */
  readonly lost?: boolean;
}

/**
 * What to make of a value that Insider tells. Its webhooks carry no time and no number, come in any order and more than
 * once, so an echo is known by its value alone: `sent` is what passed for this attribute lately, newest first.
 *
 * For both sides to end with the same value, whatever comes in between, the caller queues the customer for Insider
 * whenever something was told, and learns: `doubt` is forgotten, so that the hub's value is sent again; a `take` that is
 * `contested` is learnt and then forgotten; everything else is learnt. Of attributes that go both ways (see
 * `compileEchoes`), whatever is learnt has passed too. The model of all this is two-way.test.ts.
 */
export function decideTold(
  { value, text }: Pick<ToldValue, 'value' | 'text'>,
  present: Json | undefined,
  sent: readonly PassedValue[],
  now: number,
  echoMs: number,
): ToldDecision {
  const same = sameValue(present, value);
  const lately = within(sent, now, echoMs);
  const [newest] = lately;
  if (newest === undefined) return same ? 'same' : 'take';
  if (sameText(newest.text, text) && newest.lost !== true) return same ? 'same' : 'echo';
  // The hub has it, but something else went out after it: that may be what Insider has by now.
  return same || lately.some((one) => sameText(one.text, text)) ? 'doubt' : 'take';
}

/**
 * Was something else sent lately than what is taken now? Then nobody can say which of the two Insider has: what was
 * taken is to be sent once more, which costs little and leaves both sides with it.
 */
export function contested(
  { text }: Pick<ToldValue, 'text'>,
  sent: readonly PassedValue[],
  now: number,
  echoMs: number,
): boolean {
  const [newest] = within(sent, now, echoMs);
  return newest !== undefined && !sameText(newest.text, text);
}

function within(sent: readonly PassedValue[], now: number, echoMs: number): readonly PassedValue[] {
  return sent.filter(({ at }) => now - at <= echoMs);
}
