import { randomUUID } from 'node:crypto';
import type { Fixtures } from './fixtures.ts';

/** Requests that nothing is wrong with, sent among the others: what they said must be there for good. */
export class Neighbours {
  readonly #fixtures: Fixtures;
  readonly #taken: string[] = [];

  constructor(fixtures: Fixtures) {
    this.#fixtures = fixtures;
  }

  get count(): number {
    return this.#taken.length;
  }

  /** Remembers a neighbour that went along in a batch of others, and was accepted. */
  note(id: string): void {
    this.#taken.push(id);
  }

  /** One by each road; answers what was wrong with any of them. */
  async send(): Promise<string[]> {
    const { writeKey, apiKey, account, insiderKey } = this.#fixtures;
    const id = (): string => `n-${randomUUID()}`;
    const [one, two, three, four] = [id(), id(), id(), id()];
    const faults = await Promise.all([
      this.#post('/v1/track', { userId: one, event: 'Seen', messageId: one }, one, {
        authorization: `Basic ${btoa(`${writeKey}:`)}`,
      }),
      this.#post(`/events?api_key=${apiKey}`, { action: 'opt_in', customer: two, data: {} }, two),
      this.#post(`/webhooks/custom/${account}/hook-0`, { customer_id: three, points: 5 }, three),
      this.#post(
        `/v1/webhook/insider/profile?api_key=${insiderKey}`,
        { attrs: { uuid: four, city: 'Wien' }, insider_id: four },
        four,
      ),
    ]);
    return faults.filter((fault) => fault !== undefined);
  }

  /** Those that are not there any more, of the last so many or of all. */
  async missing(last = Infinity): Promise<string[]> {
    const asked = this.#taken.slice(-last);
    const missing: string[] = [];
    for (let at = 0; at < asked.length; at += 16) {
      await Promise.all(
        asked.slice(at, at + 16).map(async (id) => {
          const found = await this.#fixtures.client
            .get<{ data: readonly unknown[] }>(`/v1/admin/customers/${id}/events`)
            .catch(() => undefined);
          if ((found?.data.length ?? 0) === 0) missing.push(id);
        }),
      );
    }
    return missing;
  }

  async #post(
    path: string,
    body: object,
    id: string,
    headers: Record<string, string> = {},
  ): Promise<string | undefined> {
    for (let time = 0; ; time++) {
      const answer = await fetch(`http://127.0.0.1:${this.#fixtures.port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await answer.text();
      if (answer.status === 200) {
        this.#taken.push(id);
        return undefined;
      }
      // Too much at once is an answer that asks for another try.
      if (answer.status !== 429 || time > 5) return `${path}: ${answer.status} ${text.slice(0, 300)}`;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
