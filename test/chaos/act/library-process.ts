import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Analytics } from '@segment/analytics-node';
import type { Step } from '../plan/plan.ts';
import type { LibraryWork } from './run-library.ts';

/** A library as people install it. `close`: what it still has leaves, or is given up. */
interface LibraryClient {
  readonly make: (step: Step) => void;
  readonly close: () => Promise<void>;
}

const LAST_FLUSH_MS = 5_000;

function segment(url: string, key: string): LibraryClient {
  const client = new Analytics({
    writeKey: key,
    host: url,
    flushInterval: 40,
    maxRetries: 8,
    httpRequestTimeout: 4_000,
  });
  client.on('error', () => undefined);
  return {
    make: ({ customer, label, does }) => {
      const common = { userId: customer, messageId: label };
      if (does.kind === 'identify') client.identify({ ...common, traits: { ...does.traits } });
      if (does.kind === 'track')
        client.track({ ...common, event: does.event, properties: { ...does.properties } });
    },
    close: () => client.closeAndFlush({ timeout: LAST_FLUSH_MS }),
  };
}

function rudder(url: string, key: string): LibraryClient {
  const client = new RudderAnalytics(key, { dataPlaneUrl: url, flushInterval: 40, logLevel: 'silent' });
  const waiting = new Set<string>();
  return {
    make: ({ customer, label, does }) => {
      waiting.add(label);
      const done = (): void => void waiting.delete(label);
      const common = { userId: customer, messageId: label };
      if (does.kind === 'identify') client.identify({ ...common, traits: { ...does.traits } }, done);
      if (does.kind === 'track')
        client.track({ ...common, event: does.event, properties: { ...does.properties } }, done);
    },
    close: async () => {
      for (const end = performance.now() + LAST_FLUSH_MS; waiting.size > 0 && performance.now() < end;) {
        await client.flush(() => undefined)?.catch(() => undefined);
        await sleep(50);
      }
    },
  };
}

type Call = Readonly<Record<string, unknown>>;
interface Rudder {
  identify(call: Call, done: () => void): unknown;
  track(call: Call, done: () => void): unknown;
  flush(done: () => void): Promise<unknown> | undefined;
}
type RudderClass = new (key: string, options: Readonly<Record<string, unknown>>) => Rudder;

// Its ES module build asks for a default that its CommonJS build wraps once more.
const rudderModule = createRequire(import.meta.url)('@rudderstack/rudder-sdk-node') as
  RudderClass | { default: RudderClass };
const RudderAnalytics: RudderClass = typeof rudderModule === 'function' ? rudderModule : rudderModule.default;

async function work({ library, url, key, steps }: LibraryWork): Promise<void> {
  const client = library === 'segment' ? segment(url, key) : rudder(url, key);
  const enough = new AbortController();
  process.once('message', () => enough.abort());
  for (const step of steps) {
    await sleep(step.waitMs);
    if (enough.signal.aborted) break;
    client.make(step);
  }
  await client.close();
  process.exit(0);
}

// One of the libraries rejects promises that nobody can catch when it gives something up; it goes on all the same.
process.on('unhandledRejection', () => undefined);
process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  work(message as LibraryWork).catch(() => process.exit(1));
});
