import { readOptions, usage } from './read-options.ts';
import { startSandbox, type SandboxOptions } from './start-sandbox.ts';

const sandbox = await startSandbox(options()).catch(fail);
const { partner, token } = sandbox.account;
console.log(`Insider sandbox ${sandbox.url} partner=${partner} token=${token} panel=${sandbox.url}/_sandbox`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    sandbox.close().catch(fail);
  });
}

function options(): SandboxOptions {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function fail(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(2);
}
