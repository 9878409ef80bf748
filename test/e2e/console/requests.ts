import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** A screen asks for what it shows in a few steps, the next one soon after the one before was answered. */
const QUIET_MS = 200;
const MOST_MS = 10_000;

/** Knows when a page has got all it asked for. The stream of events does not count: it never ends. */
export class Requests {
  readonly #open = new Set<Request>();
  #last = Date.now();

  constructor(page: Page) {
    const over = (request: Request): void => {
      if (this.#open.delete(request)) this.#last = Date.now();
    };
    page.on('request', (request) => {
      if (request.resourceType() === 'eventsource') return;
      this.#open.add(request);
      this.#last = Date.now();
    });
    page.on('requestfinished', over);
    page.on('requestfailed', over);
  }

  /** Nothing is under way, and for a moment nothing was. Rejects when that does not come. */
  async quiet(): Promise<void> {
    const began = Date.now();
    // Counted from now on: what was asked for a moment ago may not have begun yet.
    this.#last = began;
    while (this.#open.size > 0 || Date.now() - this.#last < QUIET_MS) {
      if (Date.now() - began > MOST_MS)
        throw new Error(`Still asking: ${[...this.#open].map((one) => one.url()).join(', ')}`);
      await sleep(20);
    }
  }
}
