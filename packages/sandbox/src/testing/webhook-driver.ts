import type { Mode } from '../http/mode.ts';
import type { JsonObject } from '../json.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../start-sandbox.ts';
import type { WebhookSettings } from '../webhooks/read-webhook.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { paths, send } from './send.ts';

export interface WebhookDriver {
  readonly sandbox: Sandbox;
  readonly receiver: Receiver;
  /** one request; rejects what was not accepted */
  readonly upsert: (users: readonly object[], extra?: object) => Promise<void>;
  /** the bodies that arrived once nothing is on its way any more, oldest first; then forgets them */
  readonly bodies: () => Promise<JsonObject[]>;
  readonly close: () => Promise<void>;
}

/** A sandbox whose webhooks, given without their url, lead to a receiver. */
export async function driveWebhooks(
  webhooks: readonly object[],
  mode: Partial<Mode> = {},
  options: SandboxOptions = {},
): Promise<WebhookDriver> {
  const receiver = await startReceiver();
  const settings = webhooks.map((each) => ({ ...each, url: receiver.url }) as WebhookSettings);
  const sandbox = await startSandbox({ port: 0, token: 't', mode, webhooks: settings, ...options });
  return {
    sandbox,
    receiver,
    upsert: async (users, extra = {}) => {
      const got = await send(sandbox.url, paths.upsert, { body: { users, ...extra } });
      const { data } = got.json() as { data: { successful: { count?: number } } };
      if (data.successful.count !== users.length) throw new Error(got.text);
    },
    bodies: async () => {
      const idle = await send(sandbox.url, '/_sandbox/api/idle?timeoutMs=5000');
      if (idle.status !== 200) throw new Error(idle.text);
      return receiver.arrived.splice(0).map(({ body }) => body);
    },
    close: async () => {
      await sandbox.close();
      await receiver.close();
    },
  };
}
