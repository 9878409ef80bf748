import type { Stage } from './stage.ts';

interface Made {
  readonly id: number;
  readonly url: string;
}

/**
 * An active webhook that a few requests came to: one that became an event, one with a misspelt name, one whose filters
 * are not met and one that is no JSON. `text` stands wherever somebody may write what they like.
 */
export async function makeWebhook(stage: Stage, text: string): Promise<Made> {
  const { url, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const post = async (path: string, body?: unknown): Promise<Made> => {
    const response = await fetch(`${url}/v1/admin/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`);
    return (await response.json()) as Made;
  };
  const made = await post('webhooks', {
    definition: {
      name: text.slice(0, 100),
      method: 'POST',
      endpoint: 'orders',
      filters: {
        op: 'and',
        rules: [
          { path: 'body.order', operator: 'exists' },
          {
            op: 'or',
            rules: [
              { path: 'headers.x-note', operator: 'does_not_equal', value: text },
              { path: `body[${JSON.stringify(text)}]`, operator: 'contains', value: text },
            ],
          },
        ],
      },
      auth: { kind: 'header_token', header: 'X-Token', secrets: ['x_token'] },
      ips: [],
      action: 'profile',
      mapping: [
        { from: 'person', to: 'customer', replace: [] },
        { from: 'order', to: 'data.first_name', default: text, replace: [{ value: text, with: text }] },
      ],
      response: { success: JSON.stringify({ said: text }), error: '' },
      whenNotMatched: 'ok',
    },
    secrets: { x_token: 'a secret' },
  });
  await post(`webhooks/${made.id}/activate`);
  const send = (body: string): Promise<Response> =>
    fetch(made.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-token': 'a secret', 'user-agent': 'shop/1.0' },
      body,
    });
  await send(JSON.stringify({ person: text, order: text, [text]: text }));
  await send(JSON.stringify({ Person: 'c-1', order: text }));
  await send(JSON.stringify({ person: 'c-1', note: text }));
  await send(`{'order': ${text}}`);
  return made;
}
