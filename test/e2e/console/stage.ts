import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '../../../tools/browser.ts';
import { Stack, type StackOptions } from '../stack.ts';

export const OWNER = {
  email: 'ada@example.com',
  name: 'Ada Owner',
  password: 'a long enough passphrase',
} as const;

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Begins as nobody; signed in as the owner unless given. */
  readonly signedOut?: true;
}

/** A hub, a sandbox, and a real browser that looks at the hub's console. */
export class Stage {
  readonly stack: Stack;
  readonly #browser: Browser;
  /** What pages complained about: script errors, and what the content policy stopped. A test expects none. */
  readonly complaints: string[] = [];

  private constructor(stack: Stack, browser: Browser) {
    this.stack = stack;
    this.#browser = browser;
  }

  static async start(options: StackOptions = {}): Promise<Stage> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('There is no browser: run "npm run browser".');
    const stack = await Stack.start(options);
    try {
      return new Stage(stack, await chromium.launch({ executablePath, args: [...BROWSER_ARGS] }));
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  get url(): string {
    return `${this.stack.url}/console`;
  }

  /** Makes the owner over the API, as the set-up page would. */
  async setUp(): Promise<void> {
    const response = await fetch(`${this.stack.url}/v1/admin/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: this.stack.setupCode, ...OWNER, time_zone: 'Europe/Berlin' }),
    });
    if (!response.ok) throw new Error(`The set-up was refused: ${await response.text()}`);
  }

  /** A new page of a browser that knows nothing of the ones before. */
  async page({ width = 1440, height = 900, scheme = 'light', signedOut }: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width, height }, colorScheme: scheme });
    context.setDefaultTimeout(10_000);
    if (signedOut !== true) await this.signIn(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // A refused request is said by the page itself; the browser's own line about it is no fault.
      if (message.type() === 'error' && !/Failed to load resource/.test(text))
        this.complaints.push(`${page.url()}: ${text}`);
    });
    return page;
  }

  async signIn(context: BrowserContext, who: { email: string; password: string } = OWNER): Promise<void> {
    const { email, password } = who;
    const response = await context.request.post(`${this.stack.url}/v1/admin/session`, {
      data: { email, password },
    });
    if (!response.ok()) throw new Error(`The sign-in was refused: ${await response.text()}`);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.stack.stop();
  }
}

/** What axe finds wrong with a page: a line for each rule that is broken, with the first place. All rules unless some are named. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // By the debugger, not as a script of the page: the page's own policy stays as it is.
  const session = await page.context().newCDPSession(page);
  const known = await session.send('Runtime.evaluate', { expression: 'typeof axe' });
  if (known.result.value !== 'object') await session.send('Runtime.evaluate', { expression: axe.source });
  const only = rules === undefined ? '' : `runOnly: ${JSON.stringify(rules)}, `;
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { ${only}resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ' x' + nodes.length + ' ' + nodes[0].target.join(' ') + ' ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary)))`,
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(String(result.value)) as string[];
}

/** Does anything stick out of the window sideways? */
export async function sticksOut(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}
