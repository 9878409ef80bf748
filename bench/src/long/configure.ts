import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, type Running } from '../processes.ts';
import { ruleText } from '../rules.ts';

/** How somebody reaches a configured folder: kept beside its database. */
export interface Keys {
  readonly writeKey: string;
  readonly adminToken: string;
  /** Of webhook addresses. */
  readonly account: string;
  /** Ids of its integrations. */
  readonly insider: number;
  readonly custom: number;
}

const AUDIENCES = 20;
/** Every fourth rule is met by nearly everybody: one of those is enough. */
const RULES = Array.from({ length: 2 * AUDIENCES }, (_, index) => index)
  .filter((index) => index === 1 || index % 4 !== 1)
  .slice(0, AUDIENCES)
  .map(ruleText);
const HERE = import.meta.dirname;
const PACKAGES = join(HERE, '../../../packages');
const NOWHERE = 'http://127.0.0.1:9';
export const API_KEY = 'bench';

export async function startHub(
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly hub: Running; readonly url: string }> {
  const hub = await start(join(PACKAGES, 'server/dist/app/main.js'), [], {
    CAUSEWAY_DATA: data,
    CAUSEWAY_PORT: '0',
    CAUSEWAY_ALLOW_NETWORKS: '127.0.0.0/8',
    CAUSEWAY_LOG_LEVEL: 'error',
    ...env,
  });
  return { hub, url: /http:\/\/\S+/.exec(hub.firstLine)?.[0] ?? '' };
}

export const keysOf = (data: string): Keys =>
  JSON.parse(readFileSync(join(data, 'bench.json'), 'utf8')) as Keys;

/** Calls the admin API; throws with what it answers when it refuses. */
export async function admin<T>(
  url: string,
  { adminToken }: Pick<Keys, 'adminToken'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/**
 * Gives an unused folder what a shop has: Insider (paused: where it is, whoever measures says), one request per event to an
 * API, twenty webhooks, twenty audiences and an external id of its own.
 */
export async function configure(data: string): Promise<Keys> {
  const made = await start(join(HERE, '../setup.ts'), [data, NOWHERE, API_KEY]);
  const [writeKey = '', adminToken = ''] = made.firstLine.split(' ');
  const account = (await start(join(HERE, '../setup-webhooks.ts'), [data])).firstLine;
  const { hub, url } = await startHub(data);
  const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    admin<T>(url, { adminToken }, method, `/v1/admin/${path}`, body);
  await ask('PUT', 'attributes/loyalty_id', { label: 'Loyalty card', type: 'string', tags: ['external_id'] });
  await ask('PATCH', 'identity/settings', { contacts: ['email'], same_contact: 'ask' });
  for (const [index, filter] of RULES.entries())
    await ask('POST', 'audiences', { name: `Audience ${index}`, filter, announce: false });
  const { data: integrations } = await ask<{ data: readonly { id: number }[] }>('GET', 'integrations');
  const insider = integrations[0]?.id ?? 0;
  await ask('POST', `integrations/${insider}/pause`);
  const { id: custom } = await ask<{ id: number }>('POST', 'integrations', {
    kind: 'custom',
    name: 'Data warehouse',
    settings: { url: `${NOWHERE}/events`, body: { format: 'event' }, requestsPerMinute: 60_000 },
    secrets: {},
  });
  await ask('POST', `integrations/${custom}/pause`);
  await hub.stop();
  const keys: Keys = { writeKey, adminToken, account, insider, custom };
  writeFileSync(join(data, 'bench.json'), JSON.stringify(keys));
  return keys;
}
