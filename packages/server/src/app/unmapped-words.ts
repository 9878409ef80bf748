import type { Arrival } from '@causeway/core/register/known';
import type { RegisterStore } from '../ports/register-store.ts';
import type { UnmappedOf, UnmappedWord } from '../ports/unmapped-words.ts';

/** So many words are remembered of a workspace; of more, those that came last. */
const MOST_WORDS = 200;

/**
 * Counts words about consent that mean nothing, in memory: they are shown to whoever sets up what words mean, and are
 * there again with the next event.
 */
export class UnmappedWords {
  readonly #words: Map<number, Map<string, UnmappedWord>> = new Map();

  readonly of: UnmappedOf = (workspace) => [...(this.#words.get(workspace)?.values() ?? [])].toReversed();

  count(workspace: number, codes: readonly string[], at: number): void {
    let words = this.#words.get(workspace);
    if (words === undefined) this.#words.set(workspace, (words = new Map()));
    for (const code of codes) {
      const before = words.get(code);
      words.delete(code);
      words.set(code, { code, count: (before?.count ?? 0) + 1, lastSeen: at });
      if (words.size > MOST_WORDS) words.delete(words.keys().next().value ?? '');
    }
  }

  /** The store, with the words that it comes across counted. */
  counting(store: RegisterStore): RegisterStore {
    return {
      register: async (collect, ...rest) => {
        let arrivals: readonly Arrival[] = [];
        const result = await store.register(() => (arrivals = collect()), ...rest);
        // By number, as this sees every event.
        for (let index = 0; index < arrivals.length; index++) {
          const unmapped = result.registered[index]?.unmapped;
          const arrival = arrivals[index];
          if (unmapped !== undefined && arrival !== undefined)
            this.count(arrival.workspace, unmapped, arrival.receivedAt);
        }
        return result;
      },
    };
  }
}
