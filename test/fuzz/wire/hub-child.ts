import { readdirSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@causeway/server/app/config';
import { startHub } from '@causeway/server/app/hub';

/**
 * A hub in a process of its own that can be measured. Nothing is caught here: whatever is thrown and not caught by the
 * hub ends the process, which its parent notices.
 */
interface Told {
  readonly url?: string;
  readonly adminToken?: string;
  readonly writeKey?: string;
  readonly measured?: Measured;
}

/** What a hub holds when it has nothing to do. */
export interface Measured {
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly files: number;
}

const died = (error: unknown): void => {
  throw error;
};
const told: { -readonly [K in keyof Told]: Told[K] } = {};
const hub = await startHub(readConfig(process.env), {
  died,
  firstKeys: ({ adminToken, writeKey }) => Object.assign(told, { adminToken, writeKey }),
  setupCode: () => undefined,
});
process.send?.({ ...told, url: hub.url });

process.on('message', (word) => {
  if (word === 'measure') answer().catch(died);
  if (word === 'stop') hub.close().then(() => process.exit(0), died);
});

async function answer(): Promise<void> {
  // What was answered last may still be held by timers of its connection.
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await sleep(100);
  }
  const { heapUsed, rss } = process.memoryUsage();
  const measured: Measured = {
    heapBytes: heapUsed,
    residentBytes: rss,
    files: readdirSync('/proc/self/fd').length,
  };
  process.send?.({ measured });
}
