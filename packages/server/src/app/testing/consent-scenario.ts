import type { AdminClient } from './admin-client.ts';

/** Does everything with consent once, about this customer. */
export async function consentScenario(client: AdminClient, customer: string): Promise<void> {
  const path = `/v1/admin/customers/${customer}/consents`;
  await client.call('POST', path, { consents: { analytics: true }, note: 'By letter' });
  await client.call('GET', path);
  await client.call('GET', `${path}/changes`);
  const settings = '/v1/admin/consent-settings';
  await client.call('PATCH', settings, { codes: [{ code: 'Werbung', purposes: ['marketing'] }] });
  await client.call('GET', settings);
  await client.call('POST', `${settings}/try`, { context: { consent: { Werbung: true } } });
}
