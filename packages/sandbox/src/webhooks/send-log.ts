/** One attempt to deliver one webhook. */
export interface Send {
  readonly id: number;
  readonly webhook: number;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly ms: number;
  readonly url: string;
  readonly body: string;
  /** 0 when no answer came */
  readonly status: number;
  /** the beginning of the answer, or why there was none */
  readonly answer: string;
  /** 1 for the first one */
  readonly attempt: number;
  /** the second copy of a repeated delivery */
  readonly repeat: boolean;
  /** made by Test Webhook */
  readonly test: boolean;
}

const keptSends = 1_000;

/** The latest attempts. */
export class SendLog {
  readonly #kept = new Map<number, Send>();
  #made = 0;

  add(send: Omit<Send, 'id'>): Send {
    const entry = { id: ++this.#made, ...send };
    this.#kept.set(entry.id, entry);
    if (this.#kept.size > keptSends) this.#kept.delete(this.#kept.keys().next().value as number);
    return entry;
  }

  /** Newest first, of one webhook or of all. */
  latest(limit: number, webhook?: number): Send[] {
    const all = [...this.#kept.values()].toReversed();
    return (webhook === undefined ? all : all.filter((send) => send.webhook === webhook)).slice(0, limit);
  }
}
