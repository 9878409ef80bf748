import { createHmac } from 'node:crypto';
import type { WebhookModel } from '@causeway/core/webhook/webhook-model';
import type { Model } from '@causeway/core/register/model';
import type { Digest } from '@causeway/core/webhook/verify-auth';
import type { Sealer } from '../adapters/crypto/sealer.ts';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openNoteRerun } from '../adapters/sqlite/inbound-store.ts';
import { openWebhookStore } from '../adapters/sqlite/webhook-store.ts';
import type { InboundTools } from '../features/inbound-receipts/inbound-routes.ts';
import { Accounts } from '../features/webhooks/accounts.ts';
import { createRunAgain } from '../features/webhooks/run-again.ts';
import {
  createWebhookHandler,
  type WebhookCounts,
  type WebhookHandlerTools,
} from '../features/webhooks/webhook-handler.ts';
import type { WebhookTools } from '../features/webhooks/webhook-tools.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { RawHandler } from './http-server.ts';
import { ownedSecret } from './open-secrets.ts';

export interface WebhookParts
  extends Omit<WebhookHandlerTools, 'accounts' | 'counts'>, Pick<WebhookTools, 'submit'> {
  readonly writing: Connection;
  readonly config: ConfigStore;
  readonly sealer: Sealer;
  readonly modelOf: (workspace: number) => Model;
}

/** Incoming webhooks, put together. `reload` is to be called whenever the configuration has changed. */
export interface OpenWebhooks {
  readonly handler: RawHandler;
  readonly counts: WebhookCounts;
  readonly reload: () => Promise<void>;
  readonly tools: Pick<
    WebhookTools & InboundTools,
    | 'webhooks'
    | 'webhookModel'
    | 'sealWebhookSecret'
    | 'openWebhookSecret'
    | 'digest'
    | 'noteRerun'
    | 'rerunWebhook'
  >;
}

export function openWebhooks(parts: WebhookParts): OpenWebhooks {
  const { writing, config, sealer, log, modelOf } = parts;
  const webhooks = openWebhookStore(writing);
  const openWebhookSecret: WebhookTools['openWebhookSecret'] = (workspace, webhook, name, sealed) =>
    sealer.open(sealed, ownedSecret(workspace, `webhook:${webhook}`, name));
  const accounts = new Accounts({ config, webhooks, openWebhookSecret, log, digest });
  const counts: WebhookCounts = {
    requests: 0,
    done: 0,
    ignored: 0,
    error: 0,
    nowhere: 0,
    unlogged: 0,
    overloaded: 0,
  };
  return {
    handler: createWebhookHandler({ ...parts, accounts, counts }),
    counts,
    reload: () => accounts.reload(),
    tools: {
      webhooks,
      webhookModel: (workspace): WebhookModel => {
        const { eventTypes, allAttributes: attributes } = modelOf(workspace);
        return { eventTypes, attributes };
      },
      sealWebhookSecret: (workspace, webhook, name, value) =>
        sealer.seal(value, ownedSecret(workspace, `webhook:${webhook}`, name)),
      openWebhookSecret,
      digest,
      noteRerun: openNoteRerun(writing),
      rerunWebhook: createRunAgain({ ...parts, accounts }),
    },
  };
}

const digest: Digest = (algorithm, key, payload) =>
  createHmac(algorithm, key).update(payload, 'utf8').digest();
