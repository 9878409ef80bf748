import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { AdminClient, type Body } from './admin-client.ts';
import { startAdminHub, type AdminHub } from './admin-hub.ts';
import { startRawServer, type RawReply, type RawRequest, type RawServer } from './raw-server.ts';

type Balances = Readonly<Record<string, number>>;

/** A hub with one workspace, whose webhooks are called over a real socket. */
export interface HookHub {
  readonly hub: AdminHub;
  readonly client: AdminClient;
  readonly server: RawServer;
  readonly account: string;
  readonly workspace: number;
  /** Makes a webhook that gives points to `customer_id`, but for what is given, and activates it. Answers its id. */
  readonly hook: (
    over?: Partial<WebhookDefinition>,
    secrets?: Readonly<Record<string, string>>,
  ) => Promise<number>;
  /** Sends to an endpoint. What is no text is sent as JSON. */
  readonly post: (endpoint: string, body: unknown, request?: Omit<RawRequest, 'body'>) => Promise<RawReply>;
  /** The newest receipt, opened. */
  readonly last: () => Promise<Body>;
  readonly count: (table: string) => number;
  /** Takes a customer in, as active, by a webhook of its own: the first. */
  readonly join: (id: string) => Promise<void>;
  readonly balances: (id: string) => Promise<Balances>;
  readonly close: () => Promise<void>;
}

export const POINTS: WebhookDefinition = {
  name: 'Points',
  method: 'POST',
  endpoint: 'points',
  filters: { op: 'and', rules: [] },
  auth: { kind: 'none' },
  ips: [],
  action: 'point_add',
  mapping: [
    { from: 'customer_id', to: 'customer', replace: [] },
    { from: 'points', to: 'data.points', replace: [] },
  ],
  response: { success: '', error: '' },
  whenNotMatched: 'ok',
};

export async function startHookHub(): Promise<HookHub> {
  const hub = await startAdminHub();
  const { id: workspace, token } = await hub.addWorkspace('w');
  const client = new AdminClient(hub.app, token);
  const server = await startRawServer([hub.webhooks.handler]);
  const account = 'public-w';
  const call = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Body> => {
    const reply = await client.call(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.text}`);
    return reply.body;
  };
  const hook: HookHub['hook'] = async (over = {}, secrets = {}) => {
    const made = await call('POST', '/v1/admin/webhooks', { definition: { ...POINTS, ...over }, secrets });
    const id = Number(made['id']);
    await call('POST', `/v1/admin/webhooks/${id}/activate`);
    return id;
  };
  await hook({ name: 'Join', endpoint: 'join', action: 'opt_in', mapping: POINTS.mapping.slice(0, 1) });
  return {
    hub,
    client,
    server,
    account,
    workspace,
    hook,
    post: (endpoint, body, request = {}) =>
      server.send(`/beta/webhooks/custom/${account}/${endpoint}`, {
        ...request,
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    last: async () => {
      const list = await call('GET', '/v1/admin/inbound?limit=1');
      return call('GET', `/v1/admin/inbound/${Number(list['data']?.[0]?.['id'])}`);
    },
    count: (table) => Number(hub.database.prepare(`SELECT count(*) FROM ${table}`).row()?.[0]),
    join: async (id) => {
      const joined = await server.send(`/webhooks/custom/${account}/join`, {
        body: JSON.stringify({ customer_id: id }),
      });
      if (joined.status !== 200) throw new Error(joined.text);
    },
    balances: async (id) =>
      (await call('GET', `/v1/admin/customers/${id}`))['membership']?.['balances'] as unknown as Balances,
    close: async () => {
      await server.close();
      await hub.close();
    },
  };
}
