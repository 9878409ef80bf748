import type { Stage } from './stage.ts';

/**
 * Gives a customer what only submitted events give: balances, labels, a purchase. Then Insider tells of them, of nobody
 * we know, and nothing that anybody could understand. `text` is written wherever a sender may write something.
 */
export async function makeMember(stage: Stage, customer: string, text: string): Promise<void> {
  const { url, integration, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/v1/admin/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${await response.text()}`);
    return response;
  };
  const events = [
    { action: 'opt_in', data: { labels: [text, 'Gold'] } },
    { action: 'point_add', data: { points: 120, reason: text } },
    {
      action: 'checkout',
      data: {
        transaction_id: text,
        total: 49.9,
        currency: 'TRY',
        points_rewarded: 50,
        items: [{ product_id: text, quantity: 1, subtotal: 49.9 }],
      },
    },
    { action: 'point_spend', data: { points: 20 } },
  ];
  for (const event of events) await send('POST', `customers/${encodeURIComponent(customer)}/events`, event);
  await send('PATCH', `integrations/${integration}`, {
    settings: {
      inbound: {
        profile: [{ from: text, to: 'nickname' }],
        events: [{ event: text, to: 'point_add', rows: [{ from: text, to: 'points' }] }],
      },
    },
  });
  const made = await send('POST', `integrations/${integration}/inbound/key`);
  const { profile_url: profile } = (await made.json()) as { profile_url: string };
  const tell = (body: string): Promise<Response> =>
    fetch(profile, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await tell(JSON.stringify({ attrs: { uuid: customer, [text]: text } }));
  await tell(JSON.stringify({ attrs: { uuid: `nobody ${text}`, [text]: text } }));
  await tell(JSON.stringify({ event_name: `other ${text}`, attrs: { uuid: customer } }));
  await tell(text);
}
