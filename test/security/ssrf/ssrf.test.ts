import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseNetwork } from '../../../packages/server/src/adapters/http/allowed-address.ts';
import { openEgress } from '../../../packages/server/src/adapters/http/egress.ts';
import { at, HOSTILE, RESOLVED } from './addresses.ts';
import { WAYS_OUT } from './ways-out.ts';

let trap: Server;
let port = 0;
let connected = 0;

beforeAll(async () => {
  trap = createServer((socket) => {
    connected++;
    socket.on('error', () => undefined).resume();
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
  });
  const listen = (host: string): Promise<void> =>
    new Promise((resolve, reject) => trap.once('error', reject).listen(0, host, resolve));
  // Every address of this machine, of both families where there are two.
  await listen('::').catch(() => listen('0.0.0.0'));
  ({ port } = trap.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => trap.close(resolve)));

/** Answers what the corpus says; everything else is this machine. */
function createResolver(): (host: string) => Promise<readonly string[]> {
  const asked = new Map<string, number>();
  return async (host) => {
    const times = asked.get(host) ?? 0;
    asked.set(host, times + 1);
    const lists = RESOLVED[host] ?? [['127.0.0.1']];
    return lists[Math.min(times, lists.length - 1)] ?? [];
  };
}

it('has a corpus worth the name', () => {
  expect(new Set(HOSTILE.map(([, url]) => url)).size).toBeGreaterThan(200);
  expect(WAYS_OUT.size).toBeGreaterThan(15);
});

/** Who has to do with the way out. Whoever joins them needs a way in `ways-out.ts`, if it calls what somebody wrote. */
const CALLERS = [
  'adapters/http/egress.ts',
  'app/authorization-of.ts',
  'app/deliver-thread.ts',
  'app/erase-at.ts',
  'app/insider-inbound.ts',
  'app/open-authorizations.ts',
  'app/open-erasures.ts',
  'features/insider-inbound/ask-insider.ts',
  'features/integrations/integration-tools.ts',
  'features/integrations/known-names.ts',
  'features/integrations/try-connection.ts',
  'features/integrations/usable-settings.ts',
  'features/logs/log-routes.ts',
  'workers/authorized-egress.ts',
  'workers/fetch-token.ts',
  'workers/fly.ts',
];

it('knows everybody who calls', () => {
  const root = fileURLToPath(new URL('../../../packages/server/src/', import.meta.url));
  const callers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)(?:testing|ports)\//.test(file))
    .filter((file) => /\/(?:authorized-)?egress\.ts'/.test(readFileSync(root + file, 'utf8')))
    .filter((file) => file !== 'app/hub.ts');
  expect(callers.toSorted()).toEqual(CALLERS);
});

it.each([...WAYS_OUT])('%s: refuses every hostile address and connects to none', async (_name, way) => {
  const egress = openEgress({ allow: [], resolve: createResolver() });
  const before = connected;
  const wrong: unknown[] = [];
  for (const [what, pattern] of HOSTILE) {
    const url = at(port, pattern);
    try {
      const { outcome, issue } = await way(egress.send, url);
      const told = issue.code !== '' && issue.message !== '' && (issue.hint ?? '') !== '';
      if (!told || !['paused', 'buried', 'told', 'nothing is kept'].includes(outcome))
        wrong.push([what, url, outcome, issue]);
    } catch (error) {
      wrong.push([what, url, String(error)]);
    }
  }
  await egress.close();
  expect(wrong).toEqual([]);
  expect(connected - before).toBe(0);
});

it('would see a connection: what is allowed reaches the trap', async () => {
  const loopback = parseNetwork('127.0.0.0/8');
  const egress = openEgress({ allow: loopback === undefined ? [] : [loopback] });
  const before = connected;
  const request = { method: 'POST', headers: {}, body: '{}', timeoutMs: 3_000, maxResponseBytes: 1_000 };
  expect(await egress.send({ url: `http://127.0.0.1:${port}/`, ...request })).toMatchObject({ status: 200 });
  await egress.close();
  expect(connected - before).toBe(1);
});
