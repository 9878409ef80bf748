import type { AuthVerdict } from './auth-verdict.ts';
import type { CompiledWebhook, JudgeOptions } from './compile-webhook.ts';
import type { WebhookRequest } from './request.ts';

/** An active webhook. Numbers are given in the order of creation. */
export interface ActiveWebhook {
  readonly id: number;
  readonly webhook: CompiledWebhook;
}

/** The active webhooks of one method and endpoint, the oldest first; or why there are none. */
export type EndpointLookup =
  | { readonly kind: 'found'; readonly webhooks: readonly ActiveWebhook[] }
  | { readonly kind: 'wrong_method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * Who takes a request. `answers` gives the answer: the oldest that runs, or that refused the sender, or that ignored
 * it.
 */
export type Choice =
  | { readonly kind: 'run'; readonly run: readonly ActiveWebhook[]; readonly answers: ActiveWebhook }
  | { readonly kind: 'denied'; readonly answers: ActiveWebhook; readonly auth: AuthVerdict }
  | { readonly kind: 'ignored'; readonly answers: ActiveWebhook };

/** The active webhooks by where they listen. Made once per change, asked once per request. Endpoints are case-sensitive. */
export function compileEndpoints(
  active: readonly ActiveWebhook[],
): (method: string, endpoint: string) => EndpointLookup {
  const inOrder = active.toSorted((a, b) => a.id - b.id);
  const endpoints = Map.groupBy(inOrder, ({ webhook }) => webhook.definition.endpoint);
  const lookups = new Map(
    [...endpoints].map(([endpoint, webhooks]) => {
      const methods = Map.groupBy(webhooks, ({ webhook }) => webhook.definition.method as string);
      const wrong: EndpointLookup = { kind: 'wrong_method', allowed: [...methods.keys()].toSorted() };
      const found = new Map(
        [...methods].map(([method, own]): [string, EndpointLookup] => [
          method,
          { kind: 'found', webhooks: own },
        ]),
      );
      return [endpoint, { found, wrong }];
    }),
  );
  return (method, endpoint) => {
    const known = lookups.get(endpoint);
    return known === undefined ? UNKNOWN : (known.found.get(method) ?? known.wrong);
  };
}

const UNKNOWN: EndpointLookup = { kind: 'unknown' };

/**
 * Every webhook whose filters and proof pass runs, the oldest first, and the oldest answers. Where none runs: one whose
 * filters pass but that the sender did not convince refuses it; else the oldest that the sender did convince ignores
 * it; else the oldest refuses it. `webhooks` is not empty and in order of creation, as `compileEndpoints` gives it.
 */
export function chooseWebhooks(
  webhooks: readonly ActiveWebhook[],
  request: WebhookRequest,
  options?: JudgeOptions,
): Choice {
  const run: ActiveWebhook[] = [];
  let refused: Choice | undefined;
  let convinced: ActiveWebhook | undefined;
  let doubted: Choice | undefined;
  for (const one of webhooks) {
    const passed = one.webhook.passes(request, options);
    // Whoever did not pass and does not decide the answer need not be proved: that may cost a digest.
    if (!passed && (run.length > 0 || convinced !== undefined)) continue;
    const auth = one.webhook.authenticate(request, options);
    if (auth.ok && passed) run.push(one);
    else if (auth.ok) convinced ??= one;
    else if (passed) refused ??= { kind: 'denied', answers: one, auth };
    else doubted ??= { kind: 'denied', answers: one, auth };
  }
  const [first] = run;
  if (first !== undefined) return { kind: 'run', run, answers: first };
  if (refused !== undefined) return refused;
  const ignoring = convinced ?? webhooks[0];
  if (convinced === undefined && doubted !== undefined) return doubted;
  if (ignoring === undefined) throw new Error('There is no webhook to choose from.');
  return { kind: 'ignored', answers: ignoring };
}
