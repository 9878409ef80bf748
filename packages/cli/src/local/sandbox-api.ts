import { JsonClient } from './json-client.ts';

export interface SandboxStats {
  readonly users: number;
  readonly entries: { readonly accepted: number; readonly refused: number };
  readonly events: {
    readonly received: number;
    readonly stored: number;
    readonly duplicate: number;
    readonly dropped: number;
  };
  readonly requests: { readonly total: number; readonly byStatus: Readonly<Record<string, number>> };
  readonly order: {
    readonly customers: number;
    readonly received: number;
    readonly violations: number;
    readonly duplicates: number;
    readonly missing: number;
  };
  readonly pending: number;
}

export interface SandboxUserSummary {
  readonly id: string;
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  readonly name: string;
  readonly events: number;
}

export interface SandboxEvent {
  readonly name: string;
  readonly timestamp: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly copies: number;
  readonly sequence: number;
}

export interface SandboxUser {
  readonly id: string;
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly dropped: readonly { readonly path: string; readonly reason: string; readonly value: string }[];
  readonly events: readonly SandboxEvent[];
  readonly arrival: readonly {
    readonly sequence: number;
    readonly name: string;
    readonly custom: Readonly<Record<string, unknown>>;
    readonly copies: number;
  }[];
}

export interface SandboxRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly request: string;
  readonly response: string;
}

/** The sandbox's own API: what has arrived, and how hostile to be. */
export class SandboxApi {
  readonly #client: JsonClient;

  constructor(url: string) {
    this.#client = new JsonClient(`${url}/_sandbox/api`);
  }

  stats(): Promise<SandboxStats> {
    return this.#client.get('/stats');
  }

  async users(search = ''): Promise<readonly SandboxUserSummary[]> {
    const found = await this.#client.get<{ users: readonly SandboxUserSummary[] }>(
      `/users?limit=10000&search=${encodeURIComponent(search)}`,
    );
    return found.users;
  }

  user(id: string): Promise<SandboxUser> {
    return this.#client.get(`/users/${encodeURIComponent(id)}`);
  }

  /** The user that has this very identifier, with everything about it. */
  async userBy(type: string, value: string): Promise<SandboxUser | undefined> {
    const found = (await this.users(value)).find(({ identifiers }) => identifiers[type]?.includes(value));
    return found === undefined ? undefined : this.user(found.id);
  }

  /** The latest requests with their bodies, oldest first. */
  async requests(limit = 500): Promise<readonly SandboxRequest[]> {
    const { requests } = await this.#client.get<{ requests: readonly { id: number }[] }>(
      `/requests?limit=${limit}`,
    );
    return Promise.all(
      requests.toReversed().map(({ id }) => this.#client.get<SandboxRequest>(`/requests/${id}`)),
    );
  }

  /** How it behaves from now on; what is left out is calm. */
  async mode(mode: Readonly<Record<string, number | boolean>>): Promise<void> {
    await this.#client.send('PUT', '/mode', mode);
  }

  /** Per user the values of one custom event parameter, in order of first arrival. */
  async arrivals(param: string): Promise<
    readonly {
      readonly identifiers: Readonly<Record<string, readonly string[]>>;
      readonly values: readonly unknown[];
      readonly duplicates: number;
    }[]
  > {
    const { users } = await this.#client.get<{ users: never[] }>(
      `/arrivals?param=${encodeURIComponent(param)}`,
    );
    return users;
  }
}
