import type { Stage } from './stage.ts';

/** An audience, and jobs about it. */
export interface MadeJobs {
  readonly audience: string;
  readonly trigger: number;
  readonly enrichment: number;
}

/** What is to be sent waits for an end that is far away, so that screens stand still. */
const QUIET = { from: '00:00', hours: 23, timeZone: 'UTC' };
const REST = { from: '12:00', hours: 23, timeZone: 'UTC' };

/**
 * An audience of whoever has an e-mail address, and a webhook and an enrichment about it, both asleep.
 * `text` stands wherever somebody may write what they like.
 */
export async function makeJobs(stage: Stage, text: string): Promise<MadeJobs> {
  const { url, keys } = stage.stack;
  const headers = { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' };
  const post = async <T>(path: string, body: unknown = {}): Promise<T> => {
    const response = await fetch(`${url}/v1/admin/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { id: audience } = await post<{ id: string }>('audiences', {
    name: text.slice(0, 100),
    description: text,
    filter: 'FILTER EXISTS email',
  });
  const quiet = new Date().getUTCHours() < 23 ? QUIET : REST;
  const shared = { description: text, audiences: [audience], url: 'https://api.example.com/people', quiet };
  const { id: trigger } = await post<{ id: number }>('integrations', {
    kind: 'audience_trigger',
    name: `${text.slice(0, 100)} job`,
    settings: {
      ...shared,
      existingUsers: true,
      exportFields: ['email', text],
      fieldChanges: [text],
      cloudEvents: { type: text, source: text },
      batch: { size: 100, flushSeconds: 30 },
      userLimit: { users: 500, every: 'week', timeZone: 'Europe/Istanbul' },
      config: { [text]: text },
    },
  });
  const { id: enrichment } = await post<{ id: number }>('integrations', {
    kind: 'enrichment',
    name: `${text.slice(0, 100)} city`,
    settings: {
      ...shared,
      existingUsers: false,
      exportFields: ['email'],
      mapping: [
        { from: 'response.address.city', to: 'city', default: text },
        { from: 'origin._id', to: 'looked_up' },
      ],
    },
  });
  return { audience, trigger, enrichment };
}
