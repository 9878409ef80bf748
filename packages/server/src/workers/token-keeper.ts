import type { TokenAnswer, TokenFailure } from '@causeway/core/authorization/read-token';
import { renewalAt } from '@causeway/core/authorization/renewal';
import type { Clock } from '../ports/clock.ts';

/** A token, or why there is none. */
export type Granted = { readonly kind: 'token'; readonly token: string } | TokenFailure;

interface Kept {
  readonly revision: number;
  readonly token: string;
  readonly renewAt: number;
}

interface Fetching {
  readonly revision: number;
  readonly answer: Promise<Granted>;
}

/**
 * Keeps the access tokens of authorizations, in memory alone. Each is fetched when it is first asked for, and again
 * before it ends; whoever asks meanwhile waits for the same answer. Failures are not kept: the next one asks again.
 */
export class TokenKeeper {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  readonly #fetching = new Map<string, Fetching>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The token of an authorization as it is in this revision; `fetch` gets one. */
  async token(id: string, revision: number, fetch: () => Promise<TokenAnswer>): Promise<Granted> {
    const kept = this.#kept.get(id);
    if (kept !== undefined && kept.revision === revision && this.#clock() < kept.renewAt)
      return { kind: 'token', token: kept.token };
    const under = this.#fetching.get(id);
    if (under !== undefined && under.revision === revision) return under.answer;
    const answer = this.#fetch(id, revision, fetch);
    const fetching = { revision, answer };
    this.#fetching.set(id, fetching);
    try {
      return await answer;
    } finally {
      if (this.#fetching.get(id) === fetching) this.#fetching.delete(id);
    }
  }

  /** A destination did not take this token: it is not handed out again. Another one that came meanwhile stays. */
  refused(id: string, token: string): void {
    if (this.#kept.get(id)?.token === token) this.#kept.delete(id);
  }

  async #fetch(id: string, revision: number, fetch: () => Promise<TokenAnswer>): Promise<Granted> {
    const answer = await fetch();
    if (answer.kind !== 'token') return answer;
    const { token, lifeMs } = answer;
    this.#kept.set(id, { revision, token, renewAt: renewalAt(this.#clock(), lifeMs) });
    return { kind: 'token', token };
  }
}
