/** One request the API saw. Status 0: the connection was destroyed without an answer. */
export interface LoggedRequest {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly ms: number;
  readonly status: number;
  readonly requestBody: Buffer;
  readonly responseBody: string;
}

export interface LogLimits {
  readonly entries: number;
  /** of request and response bodies together */
  readonly bytes: number;
}

/** The latest requests with their bodies, bounded in number and in bytes, and counts over all of them. */
export class RequestLog {
  readonly #limits: LogLimits;
  readonly #kept = new Map<number, LoggedRequest>();
  #bytes = 0;
  #total = 0;
  readonly #byStatus = new Map<number, number>();

  constructor(limits: LogLimits) {
    this.#limits = limits;
  }

  add(entry: LoggedRequest): void {
    this.#total++;
    this.#byStatus.set(entry.status, (this.#byStatus.get(entry.status) ?? 0) + 1);
    if (this.#limits.entries <= 0) return;
    this.#kept.set(entry.id, entry);
    this.#bytes += weight(entry);
    while (
      this.#kept.size > this.#limits.entries ||
      (this.#bytes > this.#limits.bytes && this.#kept.size > 1)
    ) {
      const [oldest] = this.#kept.values();
      this.#kept.delete((oldest as LoggedRequest).id);
      this.#bytes -= weight(oldest as LoggedRequest);
    }
  }

  get(id: number): LoggedRequest | undefined {
    return this.#kept.get(id);
  }

  newestFirst(limit: number): LoggedRequest[] {
    return [...this.#kept.values()].toReversed().slice(0, limit);
  }

  counts(): { total: number; byStatus: Record<string, number> } {
    return { total: this.#total, byStatus: Object.fromEntries(this.#byStatus) };
  }

  clear(): void {
    this.#kept.clear();
    this.#byStatus.clear();
    this.#bytes = 0;
    this.#total = 0;
  }
}

function weight(entry: LoggedRequest): number {
  return entry.requestBody.length + entry.responseBody.length;
}
