import { createRequire } from 'node:module';
import { jitsuAnalytics } from '@jitsu/js';
import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';

/** What every tracking client can do, whatever it calls it. */
export interface Client {
  readonly identify: (userId: string, traits: Record<string, unknown>) => Promise<void>;
  readonly track: (userId: string, event: string, properties: Record<string, unknown>) => Promise<void>;
  /** Everything has left, or was given up. */
  readonly close: () => Promise<void>;
}

export type ClientName =
  '@segment/analytics-node' | '@rudderstack/rudder-sdk-node' | '@jitsu/js' | 'posthog-node';

/** The published clients as people install them, pointed at a hub. */
export const CLIENTS: Readonly<Record<ClientName, (url: string, key: string) => Client>> = {
  '@segment/analytics-node': (url, key) => {
    const client = new Analytics({ writeKey: key, host: url, flushInterval: 50, maxRetries: 6 });
    client.on('error', () => undefined);
    return {
      identify: async (userId, traits) => {
        client.identify({ userId, traits });
        await client.flush();
      },
      track: async (userId, event, properties) => {
        client.track({ userId, event, properties });
        await client.flush();
      },
      close: () => client.closeAndFlush({ timeout: 15_000 }),
    };
  },
  '@rudderstack/rudder-sdk-node': (url, key) => {
    const client = new RudderAnalytics(key, { dataPlaneUrl: url, flushInterval: 50, logLevel: 'silent' });
    // Without a callback this client gives up with a rejection that nobody can catch.
    const call = (send: (done: (error?: unknown) => void) => void): Promise<void> =>
      new Promise((resolve) => {
        send(() => resolve());
        client.flush(() => undefined)?.catch(() => undefined);
      });
    return {
      identify: (userId, traits) => call((done) => client.identify({ userId, traits }, done)),
      track: (userId, event, properties) => call((done) => client.track({ userId, event, properties }, done)),
      close: async () => {
        await client.flush(() => undefined)?.catch(() => undefined);
      },
    };
  },
  '@jitsu/js': (url, key) => {
    const client = jitsuAnalytics({ host: url, writeKey: `${key}:secret` });
    return {
      identify: async (userId, traits) => {
        await client.identify(userId, traits as Parameters<typeof client.identify>[1]);
      },
      track: async (userId, event, properties) => {
        await client.identify(userId, {});
        await client.track(event, properties as Parameters<typeof client.track>[1]);
      },
      close: () => Promise.resolve(),
    };
  },
  'posthog-node': (url, key) => {
    const client = new PostHog(key, {
      host: url,
      flushAt: 1,
      flushInterval: 50,
      fetchRetryDelay: 200,
      fetchRetryCount: 6,
    });
    return {
      identify: async (distinctId, properties) => {
        client.identify({ distinctId, properties });
        await client.flush();
      },
      track: async (distinctId, event, properties) => {
        client.capture({ distinctId, event, properties });
        await client.flush();
      },
      close: () => client.shutdown(),
    };
  },
};

interface Rudder {
  identify(
    call: { userId: string; traits: Record<string, unknown> },
    done: (error?: unknown) => void,
  ): unknown;
  track(
    call: { userId: string; event: string; properties: Record<string, unknown> },
    done: (error?: unknown) => void,
  ): unknown;
  flush(done: () => void): Promise<unknown> | undefined;
}

type RudderClass = new (
  key: string,
  options: { dataPlaneUrl: string; flushInterval: number; logLevel: string },
) => Rudder;

// Its ES module build asks for a default that its CommonJS build wraps once more.
const rudderModule = createRequire(import.meta.url)('@rudderstack/rudder-sdk-node') as
  RudderClass | { default: RudderClass };
const RudderAnalytics: RudderClass = typeof rudderModule === 'function' ? rudderModule : rudderModule.default;
