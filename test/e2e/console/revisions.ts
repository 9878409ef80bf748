import type { Stage } from './stage.ts';

/** Changes the Insider integration and takes it back, so that it has been like something else. */
export async function makeRevisions(stage: Stage): Promise<void> {
  const { url, keys, integration } = stage.stack;
  for (const change of [
    { settings: { requestsPerMinute: 9_000 }, summary: 'The shop system sends to the account as well.' },
    { settings: { profile: [{ from: 'tier', to: 'loyalty_tier', custom: true }] }, summary: '' },
    { settings: { profile: null, requestsPerMinute: null }, summary: 'Back to what is usual' },
  ]) {
    const response = await fetch(`${url}/v1/admin/integrations/${integration}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${keys.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (!response.ok) throw new Error(`The change was refused: ${await response.text()}`);
  }
}
