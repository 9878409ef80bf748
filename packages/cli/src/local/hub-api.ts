import { JsonClient } from './json-client.ts';

export interface Integration {
  readonly id: number;
  readonly name: string;
  readonly state: 'active' | 'paused';
  readonly pause: { readonly code: string; readonly message: string; readonly hint?: string } | null;
  readonly counts: {
    readonly waiting: number;
    readonly parked: number;
    readonly held: number;
    readonly dead_letters: number;
  };
}

export interface DeadLetterCause {
  readonly code: string;
  readonly count: number;
  readonly example: string;
  readonly hint: string | null;
}

export interface LogRow {
  readonly event_id: number;
  readonly event_type: string;
  readonly customer: { readonly id: string } | null;
  readonly outcome: 'delivered' | 'skipped' | 'buried';
  readonly reason: string | null;
  readonly issues: readonly { readonly code: string; readonly field?: string; readonly message: string }[];
}

interface Page<T> {
  readonly data: readonly T[];
  readonly next: string | null;
}

/** The part of the hub's admin API that the demo and the tests need. */
export class HubApi {
  readonly #client: JsonClient;

  constructor(url: string, adminToken: string) {
    this.#client = new JsonClient(url, { authorization: `Bearer ${adminToken}` });
  }

  installInsider(
    name: string,
    settings: Readonly<Record<string, unknown>>,
    apiKey: string,
  ): Promise<Integration> {
    return this.#client.send('POST', '/v1/admin/integrations', {
      kind: 'insider',
      name,
      settings,
      secrets: { api_key: apiKey },
    });
  }

  integration(id: number): Promise<Integration> {
    return this.#client.get(`/v1/admin/integrations/${id}`);
  }

  change(id: number, change: Readonly<Record<string, unknown>>): Promise<Integration> {
    return this.#client.send('PATCH', `/v1/admin/integrations/${id}`, change);
  }

  resume(id: number): Promise<Integration> {
    return this.#client.send('POST', `/v1/admin/integrations/${id}/resume`);
  }

  test(
    id: number,
  ): Promise<{ readonly ok: boolean; readonly issue: { readonly message: string; readonly code: string } }> {
    return this.#client.send('POST', `/v1/admin/integrations/${id}/test`);
  }

  /** Sends all dead letters again. */
  async resend(id: number): Promise<void> {
    await this.#client.send('POST', `/v1/admin/integrations/${id}/dead-letters/resend`, { all: true });
  }

  async causes(id: number): Promise<readonly DeadLetterCause[]> {
    return (
      await this.#client.get<{ data: readonly DeadLetterCause[] }>(
        `/v1/admin/integrations/${id}/dead-letters/causes`,
      )
    ).data;
  }

  /** How messages ended, newest first: all of them, or those that a query chooses. */
  logs(id: number, query = ''): Promise<readonly LogRow[]> {
    return this.#all(`/v1/admin/integrations/${id}/outbound-logs`, query);
  }

  async #all<T>(path: string, query: string): Promise<readonly T[]> {
    const rows: T[] = [];
    for (let cursor = ''; ;) {
      const page: Page<T> = await this.#client.get(`${path}?limit=200${query}${cursor}`);
      rows.push(...page.data);
      if (page.next === null) return rows;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  /** Nothing is on its way: what was taken in is delivered, skipped, held or buried. */
  async settled(id: number): Promise<boolean> {
    const { counts } = await this.integration(id);
    return counts.waiting === 0 && counts.parked === 0;
  }
}
