import { chromium, type Browser, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../tools/browser.ts';
import { ClientPages, type BrowserClient } from './client-pages.ts';
import { Stack } from './stack.ts';

/** An event of a customer as the admin API shows it. */
export interface SeenEvent {
  readonly type: string;
  readonly message_id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

interface Customer {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly anonymous_ids: readonly string[];
}

/** What a browser did while somebody was on a page. */
export interface Visit {
  readonly page: Page;
  /** Paths of the hub that were asked, in order, each with its answer. */
  readonly asked: { readonly method: string; readonly path: string; status: number; answer: string }[];
  /** What went to anybody but this machine: a test expects nothing. */
  readonly outside: string[];
  readonly complaints: string[];
  /** Ends the visit, as closing the window does. */
  readonly leave: () => Promise<void>;
}

/** A hub, and a browser on the pages of a shop that tracks with a published client. */
export class Visits {
  readonly stack: Stack;
  readonly #pages: ClientPages;
  readonly #browser: Browser;

  private constructor(stack: Stack, pages: ClientPages, browser: Browser) {
    this.stack = stack;
    this.#pages = pages;
    this.#browser = browser;
  }

  static async start(): Promise<Visits> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('There is no browser: run "npm run browser".');
    const [stack, pages, browser] = await Promise.all([
      Stack.start({ install: false }),
      ClientPages.start(),
      // Nothing but this machine has an address: what a client asks of its vendor fails, and is seen.
      chromium.launch({
        executablePath,
        args: [...BROWSER_ARGS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      }),
    ]);
    return new Visits(stack, pages, browser);
  }

  /** Opens the page of a client and runs a script there, which may wait. `hub` and `key` are known to it. */
  async visit(client: BrowserClient, script: string): Promise<Visit> {
    const context = await this.#browser.newContext();
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const visit: Visit = { page, asked: [], outside: [], complaints: [], leave: () => context.close() };
    context.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') visit.outside.push(request.url());
    });
    context.on('response', async (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin !== this.stack.url || response.request().method() === 'OPTIONS') return;
      const asked = {
        method: response.request().method(),
        path: pathname,
        status: response.status(),
        answer: '',
      };
      visit.asked.push(asked);
      asked.answer = await response.text().catch(() => '');
    });
    page.on('pageerror', (error) => visit.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') visit.complaints.push(message.text());
    });
    await page.goto(this.#pages.url(client));
    const known = `const hub = ${JSON.stringify(this.stack.url)}, key = ${JSON.stringify(this.stack.keys.writeKey)};`;
    await page.evaluate(`(async () => { ${known} ${script} })()`);
    return visit;
  }

  /** What the hub has of a customer, oldest first; undefined when it does not know them. */
  async events(id: string): Promise<readonly SeenEvent[] | undefined> {
    const path = `/v1/admin/customers/${encodeURIComponent(id)}/events?limit=100`;
    return (await this.#get<{ data: readonly SeenEvent[] }>(path))?.data.toReversed();
  }

  customer(id: string): Promise<Customer | undefined> {
    return this.#get<Customer>(`/v1/admin/customers/${encodeURIComponent(id)}`);
  }

  async #get<T>(path: string): Promise<T | undefined> {
    const response = await fetch(this.stack.url + path, {
      headers: { authorization: `Bearer ${this.stack.keys.adminToken}` },
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok ? ((await response.json()) as T) : undefined;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await Promise.all([this.stack.stop(), this.#pages.stop()]);
  }
}
