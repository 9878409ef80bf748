import { parseArgs } from 'node:util';
import type { SandboxOptions } from './start-sandbox.ts';
import { webhooksFor } from './webhooks/webhooks-for.ts';
import { publishedRates, type Rates } from './wire/limits.ts';

export const usage = `usage: sandbox [--port N] [--partner NAME] [--token TOKEN] [--seed N] [--unlimited]
               [--front] [--customer-param NAME] [--sequence-param NAME]
               [--webhook-url URL] [--webhook-header 'NAME: VALUE'] [--webhook-attributes NAME,NAME]
               [--webhook-anywhere]
The environment may say the same: SANDBOX_PORT, SANDBOX_PARTNER, SANDBOX_TOKEN, SANDBOX_SEED, SANDBOX_FRONT=1,
SANDBOX_WEBHOOK_URL.`;

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
      'webhook-url': { type: 'string' },
      'webhook-header': { type: 'string', multiple: true, default: [] },
      'webhook-attributes': { type: 'string', default: 'uuid,email,phone_number' },
      'webhook-anywhere': { type: 'boolean' },
    },
  });
  const port = whole('port', values.port ?? env['SANDBOX_PORT'], 65_535);
  const seed = whole('seed', values.seed ?? env['SANDBOX_SEED'], 2_147_483_647);
  const partner = values.partner ?? env['SANDBOX_PARTNER'];
  const token = values.token ?? env['SANDBOX_TOKEN'];
  const webhookUrl = values['webhook-url'] ?? env['SANDBOX_WEBHOOK_URL'];
  const attributes = values['webhook-attributes'].split(',').map((name) => name.trim());
  return {
    front: values.front ?? env['SANDBOX_FRONT'] === '1',
    order: { customer: values['customer-param'], sequence: values['sequence-param'] },
    ...(values.unlimited === true ? { rates: unlimited() } : {}),
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
    ...(partner === undefined ? {} : { partner }),
    ...(token === undefined ? {} : { token }),
    ...(values['webhook-anywhere'] === true ? { webhookAnywhere: true } : {}),
    ...(webhookUrl === undefined
      ? {}
      : { webhooks: webhooksFor(webhookUrl, headersOf(values['webhook-header']), attributes) }),
  };
}

function unlimited(): Partial<Rates> {
  return Object.fromEntries(Object.keys(publishedRates).map((pool) => [pool, Number.MAX_SAFE_INTEGER]));
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const mark = line.indexOf(':');
      if (mark < 1) throw new Error(`webhook-header must be written as "Name: value", not "${line}"`);
      return [line.slice(0, mark).trim(), line.slice(mark + 1).trim()];
    }),
  );
}

function whole(name: string, text: string | undefined, highest: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw new Error(`${name} must be a whole number from 0 to ${highest}, not "${text}"`);
}
