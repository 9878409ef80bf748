import type { Stage } from './stage.ts';

/** A template, and a Custom API that is filled in from it. */
export interface MadeCustom {
  readonly template: string;
  readonly authorization: string;
  readonly integration: number;
}

/**
 * A template of two revisions, a Custom API that uses it, and another one with placeholders in all its places. No
 * event that comes in is one of those that they send. `text` stands wherever somebody may write what they like.
 */
export async function makeCustom(stage: Stage, text: string): Promise<MadeCustom> {
  const { url, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const send = async <T>(method: string, path: string, body: unknown = {}): Promise<T> => {
    const response = await fetch(`${url}/v1/admin/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const said = JSON.stringify(text);
  const first = `// ${text}\nlocal event = import 'lytemplates.libsonnet';\n\n{ said: ${said}, who: event.get('_id') }\n`;
  const { id: template } = await send<{ id: string }>('POST', 'templates', {
    name: text.slice(0, 100),
    description: text,
    source: first,
  });
  await send('PATCH', `templates/${template}`, {
    source: first.replace('who:', `shop: event.jobConfGet('shop', ${said}),\n  who:`),
  });
  const { id: authorization } = await send<{ id: string }>('POST', 'authorizations', {
    label: text.slice(0, 100),
    description: text,
    method: 'oauth2_client_credentials',
    settings: { tokenEndpoint: 'https://login.example.com/oauth/token', clientId: 'shop', scope: 'events' },
    secrets: { client_secret: 'secret', parameters: 'key=secret' },
  });
  await send('POST', 'authorizations', {
    label: 'Insider, main account',
    method: 'headers',
    hosts: ['unification.useinsider.com'],
    secrets: { headers: 'X-PARTNER-NAME: shop\nX-REQUEST-TOKEN: secret' },
  });
  const settings = {
    url: 'https://api.example.com/##user_id##',
    headers: [{ name: 'X-Event', value: '##event_name## ##user.email##' }],
    body: { format: 'template', template, config: { shop: text } },
    events: [`${text} of no shop`],
  };
  const { id: integration } = await send<{ id: number }>('POST', 'integrations', {
    kind: 'custom',
    name: text.slice(0, 100),
    settings: { ...settings, authorization },
    secrets: { headers: 'Authorization: Bearer secret' },
  });
  await send('POST', 'integrations', {
    kind: 'custom',
    name: 'Team chat',
    settings: {
      ...settings,
      body: { format: 'placeholders', content: { [text]: `${text} ##event_name##` } },
    },
  });
  return { template, authorization, integration };
}
