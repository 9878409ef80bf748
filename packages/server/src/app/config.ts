import { readFileSync } from 'node:fs';
import type { VisitorCookieUse } from '../features/track/visitor-cookie.ts';
import { parseNetwork, type Network } from '../adapters/http/allowed-address.ts';

/** What the hub needs to know before it opens anything. Read from the environment; `NAME_FILE` names a file instead. */
export interface HubConfig {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly secretKey: string | undefined;
  readonly allowNetworks: readonly Network[];
  readonly logLevel: string;
  /** How long the delivery log, outcomes and receipts are kept, in days. */
  readonly logDays: number;
  /** How long events are kept, in days; at least 7, as deduplication rests on them. */
  readonly eventDays: number;
  /** How long messages of people nobody has named are held, in days; then they end as skipped. */
  readonly heldDays: number;
  /** How long it is kept who changed what, in days. */
  readonly auditDays: number;
  /** Where browsers find the console, when that is not what the hub listens on. */
  readonly publicUrl: URL | undefined;
  /** Which answers of the tracking API give a browser an id of its own. */
  readonly visitorCookie: VisitorCookieUse;
}

export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string, message: string) {
    super(`${variable}: ${message}`);
    this.name = 'ConfigError';
    this.variable = variable;
  }
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): HubConfig {
  const eventDays = integer(env, 'CAUSEWAY_EVENT_DAYS', 730, 7, 36_500);
  return {
    dataFolder: text(env, 'CAUSEWAY_DATA') ?? './data',
    host: text(env, 'CAUSEWAY_HOST') ?? '127.0.0.1',
    port: integer(env, 'CAUSEWAY_PORT', 8484, 0, 65_535),
    secretKey: text(env, 'CAUSEWAY_SECRET_KEY'),
    allowNetworks: networks(text(env, 'CAUSEWAY_ALLOW_NETWORKS') ?? ''),
    logLevel: oneOf(env, 'CAUSEWAY_LOG_LEVEL', 'info', [
      'trace',
      'debug',
      'info',
      'warn',
      'error',
      'fatal',
      'silent',
    ]),
    logDays: integer(env, 'CAUSEWAY_LOG_DAYS', 90, 1, 36_500),
    eventDays,
    heldDays: integer(env, 'CAUSEWAY_HELD_DAYS', 30, 1, 36_500),
    auditDays: integer(env, 'CAUSEWAY_AUDIT_DAYS', 400, 1, 36_500),
    publicUrl: origin(env, 'CAUSEWAY_PUBLIC_URL'),
    visitorCookie: oneOf(env, 'CAUSEWAY_VISITOR_COOKIE', 'pixel', ['off', 'pixel', 'same-site']),
  };
}

function text(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  if (file !== undefined && file !== '') {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      throw new ConfigError(`${name}_FILE`, `the file ${file} cannot be read.`);
    }
  }
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function integer(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const value = text(env, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new ConfigError(name, `must be a whole number from ${min} to ${max}; it is "${value}".`);
  return number;
}

function oneOf<T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: T,
  values: readonly T[],
): T {
  const value = text(env, name) ?? fallback;
  const known = values.find((one) => one === value);
  if (known === undefined)
    throw new ConfigError(name, `must be one of ${values.join(', ')}; it is "${value}".`);
  return known;
}

/** An address of nothing but scheme, host and port: the console has its fixed place below it. */
function origin(env: Readonly<Record<string, string | undefined>>, name: string): URL | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new ConfigError(name, `must be an address such as https://causeway.example.com; it is "${value}".`);
  return url;
}

function networks(value: string): readonly Network[] {
  return value
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const network = parseNetwork(part);
      if (network === undefined)
        throw new ConfigError(
          'CAUSEWAY_ALLOW_NETWORKS',
          `"${part}" is neither an address nor a network such as 10.0.0.0/8.`,
        );
      return network;
    });
}
