import type { Stage } from './stage.ts';

export interface MadePeople {
  /** Refuses marketing, and has a namesake. */
  readonly refuser: string;
  /** Was two customers, who were merged by hand. */
  readonly merged: string;
  /** Of a conflict that is open. */
  readonly conflict: number;
  readonly erasure: number;
}

/** Customers who refused something, who share an address, who were merged, and one who was erased. `text` is what people wrote. */
export async function makePeople(stage: Stage, text: string): Promise<MadePeople> {
  const { url, keys } = stage.stack;
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/v1/admin/${path}`, {
      method,
      headers: { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const identify = (userId: string, traits: object, categories = {}): object => ({
    type: 'identify',
    userId,
    traits: { first_name: text, ...traits },
    context: { consent: { categoryPreferences: categories } },
  });
  const sent = await stage.stack.post('/v1/batch', {
    batch: [
      identify('namesake-1', { email: 'same@example.com' }, { C0002: true, C0004: false, [text]: true }),
      identify('namesake-2', { email: 'same@example.com', city: text }),
      identify('double-1', { email: 'double@example.com' }),
      identify('double-2', { phone: '+905551112233', city: text }),
      identify('forgotten', { email: 'forgotten@example.com' }),
    ],
  });
  if (!sent.ok) throw new Error(`The people were refused: ${await sent.text()}`);
  await ask('POST', 'customers/namesake-1/consents', { consents: { sms: false, email: true }, note: text });
  await ask('POST', 'identity/merges', { from: 'double-2', into: 'double-1', note: text });
  await ask('PATCH', 'consent-settings', { codes: [{ code: `${text} ok`, purposes: ['marketing'] }] });
  const { data } = await ask<{ data: readonly { id: number }[] }>('GET', 'identity/conflicts?state=open');
  const erasure = await ask<{ id: number }>('POST', 'erasures', {
    customer_id: 'forgotten',
    confirm: 'forgotten',
    reason: text,
  });
  return { refuser: 'namesake-1', merged: 'double-1', conflict: data[0]?.id ?? 0, erasure: erasure.id };
}
