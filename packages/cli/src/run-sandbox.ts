import { readOptions } from '@causeway/sandbox/read-options';
import { startSandbox, type SandboxOptions } from '@causeway/sandbox/start-sandbox';
import { UsageError } from './command-line.ts';

/** Runs the sandbox until it is told to stop. */
export async function runSandbox(args: readonly string[]): Promise<number | undefined> {
  const options = read(args);
  const sandbox = await startSandbox(options).catch((error: unknown): never => {
    const taken = (error as { code?: string }).code === 'EADDRINUSE';
    throw taken
      ? new Error(`port ${options.port ?? 8585} is taken: choose another one with --port.`, { cause: error })
      : error;
  });
  const { partner, token } = sandbox.account;
  process.stdout.write(
    `Insider sandbox ${sandbox.url} partner=${partner} token=${token} panel=${sandbox.url}/_sandbox\n`,
  );
  return new Promise((resolve) => {
    const stop = (): void => void sandbox.close().then(() => resolve(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

function read(args: readonly string[]): SandboxOptions {
  try {
    return readOptions(args, process.env);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), 'sandbox');
  }
}
