import { compileEndpoints, type EndpointLookup } from '@causeway/core/webhook/choose-webhooks';
import { nearNames } from '@causeway/core/webhook/near-names';
import { compileRedaction, type StoredRequest } from '@causeway/core/webhook/redact-request';
import type { Webhook } from '../../ports/webhook-store.ts';
import type { Hook } from './hook.ts';

type Redact = ReturnType<typeof compileRedaction>;

/** A workspace as its address shows it: everything that a request of it may meet. */
export interface Account {
  readonly workspace: number;
  /** Its active webhooks of a method and endpoint. All of them are `Hook`s. */
  readonly lookup: (method: string, endpoint: string) => EndpointLookup;
  /** A webhook that would take the request if it were active. */
  readonly silent: (method: string, endpoint: string) => Webhook | undefined;
  /** Endpoints that may have been meant by somebody who wrote this one. */
  readonly near: (endpoint: string) => readonly string[];
  /** Takes out what proves a sender to any webhook that is, or was, at this endpoint. */
  readonly redact: (endpoint: string, request: Parameters<Redact>[0]) => StoredRequest;
}

/** Made once per change, asked by every request. */
export function compileAccount(
  workspace: number,
  webhooks: readonly Webhook[],
  hooks: readonly Hook[],
): Account {
  const silent = new Map<string, Webhook>();
  // Of several the inactive one is meant rather than the archived, and a younger one rather than an older.
  for (const state of ['archived', 'inactive'] as const) {
    for (const webhook of webhooks) {
      const { method, endpoint } = webhook.definition;
      if (webhook.state === state) silent.set(`${method} ${endpoint}`, webhook);
    }
  }
  const definitions = Map.groupBy(
    webhooks.map(({ definition }) => definition),
    ({ endpoint }) => endpoint,
  );
  const redactions = new Map([...definitions].map(([endpoint, own]) => [endpoint, compileRedaction(own)]));
  const plain = compileRedaction([]);
  const living = [
    ...new Set(webhooks.filter(({ state }) => state !== 'archived').map((one) => one.definition.endpoint)),
  ];
  return {
    workspace,
    lookup: compileEndpoints(hooks),
    silent: (method, endpoint) => silent.get(`${method} ${endpoint}`),
    near: (endpoint) =>
      nearNames(
        endpoint,
        [],
        living.filter((name) => name !== endpoint),
      ),
    redact: (endpoint, request) => (redactions.get(endpoint) ?? plain)(request),
  };
}
