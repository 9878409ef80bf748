import { TooMany } from '@causeway/contract/problem';
import { networkOf } from '@causeway/core/access/address-network';

const MOST_TRIES = 30;
const WINDOW_MS = 5 * 60_000;
/** So many networks are remembered; whoever was there first is forgotten first. */
const MOST_NETWORKS = 10_000;

/** Failed tries to get in, by where they come from, over all accounts. Lives in memory: a restart forgives. */
export class AddressLimit {
  readonly #tries: Map<string, number[]> = new Map();

  /**
   * Counts a try as failed until it turns out not to be: `forgive` takes it back. So those under way count as well,
   * and nobody gets more by asking for many at once. Throws TooMany.
   */
  take(address: string, now: number): { readonly forgive: () => void } {
    const network = networkOf(address);
    const recent = (this.#tries.get(network) ?? []).filter((at) => at > now - WINDOW_MS);
    const [oldest = now] = recent;
    if (recent.length >= MOST_TRIES) {
      throw new TooMany(
        'too_many_tries',
        'Too many tries have failed from where you are. Wait a few minutes.',
        oldest + WINDOW_MS - now,
      );
    }
    recent.push(now);
    this.#tries.delete(network);
    this.#tries.set(network, recent);
    for (const first of this.#tries.keys()) {
      if (this.#tries.size <= MOST_NETWORKS) break;
      this.#tries.delete(first);
    }
    return { forgive: () => this.#forgive(network, now) };
  }

  #forgive(network: string, at: number): void {
    const recent = this.#tries.get(network);
    const index = recent?.lastIndexOf(at) ?? -1;
    if (index >= 0) recent?.splice(index, 1);
    if (recent?.length === 0) this.#tries.delete(network);
  }
}
