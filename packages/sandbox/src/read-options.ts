import { parseArgs } from 'node:util';
import type { SandboxOptions } from './start-sandbox.ts';
import { publishedRates, type Rates } from './wire/limits.ts';

export const usage = `usage: sandbox [--port N] [--partner NAME] [--token TOKEN] [--seed N] [--unlimited]
               [--front] [--customer-param NAME] [--sequence-param NAME]
The environment may say the same: SANDBOX_PORT, SANDBOX_PARTNER, SANDBOX_TOKEN, SANDBOX_SEED, SANDBOX_FRONT=1.`;

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
      unlimited: { type: 'boolean' },
      'customer-param': { type: 'string', default: 'customer' },
      'sequence-param': { type: 'string', default: 'sequence' },
    },
  });
  const port = whole('port', values.port ?? env['SANDBOX_PORT'], 65_535);
  const seed = whole('seed', values.seed ?? env['SANDBOX_SEED'], 2_147_483_647);
  const partner = values.partner ?? env['SANDBOX_PARTNER'];
  const token = values.token ?? env['SANDBOX_TOKEN'];
  return {
    front: values.front ?? env['SANDBOX_FRONT'] === '1',
    order: { customer: values['customer-param'], sequence: values['sequence-param'] },
    ...(values.unlimited === true ? { rates: unlimited() } : {}),
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(partner === undefined ? {} : { partner }),
    ...(token === undefined ? {} : { token }),
  };
}

function unlimited(): Partial<Rates> {
  return Object.fromEntries(Object.keys(publishedRates).map((pool) => [pool, Number.MAX_SAFE_INTEGER]));
}

function whole(name: string, text: string | undefined, highest: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw new Error(`${name} must be a whole number from 0 to ${highest}, not "${text}"`);
}
