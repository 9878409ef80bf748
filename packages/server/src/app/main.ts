import process from 'node:process';
import { readConfig } from './config.ts';
import { startHub } from './hub.ts';

/** Runs the hub until it is told to stop. The keys of a first start are printed once, to standard output only. */
export async function main(env: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  let stopping = false;
  const die = (error: unknown): void => {
    process.stderr.write(
      `The hub cannot go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  };
  const hub = await startHub(readConfig(env), die);
  process.stdout.write(`Causeway is running at ${hub.url}\n`);
  if (hub.firstKeys !== undefined) {
    process.stdout.write(
      `\nFirst start. Copy these now, they are shown only this once:\n  admin token   ${hub.firstKeys.adminToken}\n  tracking key  ${hub.firstKeys.writeKey}\n\n`,
    );
  }
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    hub.close().then(() => process.exit(0), die);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

if (import.meta.main) await main();
