import { createClient, type Client } from '../client.ts';
import { resolve, type Settings } from '../settings.ts';
import type { Store } from '../shelf.ts';
import type { World } from '../world.ts';
import { MemoryStore } from './memory-store.ts';

/** An event as the hub gets it. */
export interface Sent {
  readonly type: string;
  readonly event?: string;
  readonly messageId: string;
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly userId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>> & {
    readonly consent: { readonly canonical: object; readonly categories: object; readonly channels: object };
  };
}

export interface Browser {
  readonly shared: MemoryStore;
  readonly session: MemoryStore;
  readonly cookies: Map<string, string>;
  /** What the hub got, with every repetition. */
  readonly sent: Sent[];
  now: number;
  ids: number;
  search: string;
}

export interface Visit extends Client {
  /** Lets everything be sent that waits. */
  readonly settled: () => Promise<void>;
}

export function newBrowser(): Browser {
  const stores = {
    shared: new MemoryStore(),
    session: new MemoryStore(),
    cookies: new Map<string, string>(),
  };
  return { ...stores, sent: [], now: 1_800_000_000_000, ids: 0, search: '' };
}

/** A page that loads the SDK. `overrides` is what is different about this browser. */
export function visit(
  browser: Browser,
  settings: Partial<Settings> = {},
  overrides: Partial<World> & { readonly shared?: Store | undefined } = {},
): Visit {
  const world: World = {
    now: () => browser.now++,
    random: () => 0,
    newId: () => `id-${String(browser.ids++).padStart(6, '0')}`,
    later: (_, work) => {
      const timer = setImmediate(work);
      return () => clearImmediate(timer);
    },
    shared: browser.shared,
    session: browser.session,
    jar: (name) => ({
      get: () => browser.cookies.get(name),
      set: (value) => {
        if (value === undefined) browser.cookies.delete(name);
        else browser.cookies.set(name, value);
      },
    }),
    locks: undefined,
    doNotTrack: false,
    globalPrivacyControl: false,
    page: () => ({ url: 'https://a.example/', path: '/', referrer: '', search: browser.search, title: 'A' }),
    device: () => ({ locale: 'tr-TR' }),
    ...overrides,
  };
  const client = createClient(
    resolve({ writeKey: 'k', endpoint: 'https://hub.example', ...settings }),
    world,
    {
      post: async (body) => {
        browser.sent.push(...(JSON.parse(body) as { batch: Sent[] }).batch);
        return { status: 200, retryAfter: null, text: '' };
      },
      postLeaving: async () => false,
      warn: () => undefined,
    },
  );
  return {
    ...client,
    async settled() {
      for (let turn = 0; turn < 10; turn++) {
        await client.api.flush();
        await new Promise((done) => setImmediate(done));
      }
    },
  };
}
