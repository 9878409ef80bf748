import { ConfigError } from '@causeway/server/app/config';
import { main } from '@causeway/server/app/main';

/** Runs the hub; it ends with its own exit code. A start that fails is explained, and answers 1. */
export async function runStart(
  env: Readonly<Record<string, string | undefined>>,
): Promise<number | undefined> {
  try {
    await main(env);
    return undefined;
  } catch (error) {
    process.stderr.write(`causeway: the hub cannot start. ${explain(error)}\n`);
    return 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message} Mend the setting and start again.`;
  const { code, message } = error as Error & { code?: string };
  if (code === 'EADDRINUSE')
    return 'Another program listens on its port: choose another one with --port, or end that program.';
  if (code === 'EACCES') return 'It may not listen on this port: choose one above 1023 with --port.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'This machine does not have the address of --host: 127.0.0.1 and 0.0.0.0 always work.';
  return `${message} "causeway doctor" looks for the cause.`;
}
