import { Analytics } from '@segment/analytics-node';
import type { ShopCall } from './shop/call.ts';
import type { Traffic } from './shop/traffic.ts';

export interface Sent {
  /** Calls made with the tracking client. */
  readonly calls: number;
  /** Of those, how many the client gave up. */
  readonly failed: number;
  /** Events of the homemade script, over both of its posts. */
  readonly homemade: number;
  /** What the hub said about those it refused. */
  readonly refusals: readonly Refusal[];
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly messageId?: string;
}

/** The client keeps what it has not sent in memory; a shop does not make all its calls in one breath either. */
const AT_ONCE = 500;

/** Sends everything, round after round, as a shop's server would. Ends when all of it was answered. */
export async function sendTraffic(
  traffic: Traffic,
  hub: string,
  writeKey: string,
  progress: (sent: number) => void,
): Promise<Sent> {
  const client = new Analytics({ writeKey, host: hub, flushAt: 50, flushInterval: 200, maxRetries: 5 });
  let delivered = 0;
  let failed = 0;
  client.on('error', () => undefined);
  const done = (error: unknown): void => {
    if (error !== undefined && error !== null) failed++;
    else progress(++delivered);
  };
  for (const round of traffic.rounds) {
    for (let at = 0; at < round.length; at += AT_ONCE) {
      for (const call of round.slice(at, at + AT_ONCE)) make(client, call, done);
      await client.flush({ timeout: 30_000 });
    }
  }
  await client.closeAndFlush({ timeout: 30_000 });
  const homemade = await post(traffic.homemade, hub, writeKey);
  await post(traffic.homemade, hub, writeKey);
  return { calls: delivered + failed, failed, homemade: traffic.homemade.length * 2, refusals: homemade };
}

function make(client: Analytics, call: ShopCall, done: (error: unknown) => void): void {
  const { kind, userId, anonymousId, name, data, context, at, messageId } = call;
  const common = {
    ...(userId === undefined ? { anonymousId: anonymousId ?? '' } : { userId, anonymousId }),
    timestamp: new Date(at),
    context,
    messageId,
  };
  switch (kind) {
    case 'identify':
      return client.identify({ ...common, traits: { ...data } }, done);
    case 'track':
      return client.track({ ...common, event: name ?? '', properties: { ...data } }, done);
    case 'page':
      return client.page({ ...common, name, properties: { ...data } }, done);
  }
}

/** The homemade way: one POST, and nobody looks at the answer. We do. */
async function post(batch: Traffic['homemade'], hub: string, writeKey: string): Promise<readonly Refusal[]> {
  const response = await fetch(`${hub}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ batch }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as { readonly refused?: readonly Refusal[] };
  if (!response.ok)
    throw new Error(
      `the hub answered the homemade script with ${response.status}: ${JSON.stringify(answer)}`,
    );
  return answer.refused ?? [];
}
