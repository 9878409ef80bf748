import process from 'node:process';
import { readConfig } from './config.ts';
import { startHub, type Hub } from './hub.ts';

/** Runs the hub until it is told to stop. The keys of a first start are printed once, to standard output only. */
export async function main(env: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  const die = (error: unknown): void => {
    process.stderr.write(
      `The hub cannot go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  };
  // What is written from here on is for this user alone, also in a folder that lets others in.
  process.umask(0o077);
  const life: { hub?: Promise<Hub>; stopping: boolean } = { stopping: false };
  const stop = async (): Promise<void> => {
    if (life.stopping) return;
    life.stopping = true;
    const hub = await life.hub;
    await hub?.close();
    process.exit(0);
  };
  // Before anything is opened, so that a stop is orderly from the first moment on.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().catch(die);
    });
  }
  const config = readConfig(env);
  let setupCode: string | undefined;
  life.hub = startHub(config, {
    died: die,
    firstKeys: ({ adminToken, writeKey }) => {
      process.stdout.write(
        `First start. Copy these now, they are shown only this once:\n  admin token   ${adminToken}\n  tracking key  ${writeKey}\n\n`,
      );
    },
    setupCode: (code) => (setupCode = code),
  });
  const { url } = await life.hub;
  process.stdout.write(`Causeway is running at ${url}\n`);
  if (setupCode !== undefined) {
    const place = config.publicUrl?.origin ?? url;
    process.stdout.write(`Set up the console: ${place}/console/setup#code=${setupCode}\n`);
  }
}

if (import.meta.main) await main();
