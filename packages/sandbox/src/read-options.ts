import { parseArgs } from 'node:util';
import type { SandboxOptions } from './start-sandbox.ts';

export const usage = `usage: sandbox [--port N] [--partner NAME] [--token TOKEN] [--seed N] [--front]
Each may come from the environment instead: SANDBOX_PORT, SANDBOX_PARTNER, SANDBOX_TOKEN, SANDBOX_SEED, SANDBOX_FRONT=1.`;

/** Options of the process from its arguments, then its environment. Throws with a readable message. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SandboxOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      partner: { type: 'string' },
      token: { type: 'string' },
      seed: { type: 'string' },
      front: { type: 'boolean' },
    },
  });
  const port = whole('port', values.port ?? env['SANDBOX_PORT'], 65_535);
  const seed = whole('seed', values.seed ?? env['SANDBOX_SEED'], 2_147_483_647);
  const partner = values.partner ?? env['SANDBOX_PARTNER'];
  const token = values.token ?? env['SANDBOX_TOKEN'];
  return {
    front: values.front ?? env['SANDBOX_FRONT'] === '1',
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(partner === undefined ? {} : { partner }),
    ...(token === undefined ? {} : { token }),
  };
}

function whole(name: string, text: string | undefined, highest: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw new Error(`${name} must be a whole number from 0 to ${highest}, not "${text}"`);
}
