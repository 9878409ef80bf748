import { plain, type AdminClient, type Reply } from './admin-client.ts';
import { SETUP_CODE } from './admin-hub.ts';

/** Of everybody in the scenario. */
export const PASSWORD = 'canary-password-2f81';

/** Does everything with people and sessions once, and answers the id of a user that is left. */
export async function accessScenario(program: AdminClient, mark: string): Promise<string> {
  const nobody = program.as(undefined);
  await nobody.call('GET', '/v1/admin/setup');
  await nobody.call('POST', '/v1/admin/setup', {
    code: SETUP_CODE,
    email: `owner-${mark}@example.com`,
    name: 'Owner',
    password: PASSWORD,
  });

  const email = `ada-${mark}@example.com`;
  const added = await program.call('POST', '/v1/admin/users', { email, name: 'Ada', role: 'owner' });
  const path = `/v1/admin/users/${plain(added.body['id'])}`;
  const token = plain(added.body['invitation']?.['token']);
  await nobody.call('POST', '/v1/admin/invitation/open', { token });
  await nobody.call('POST', '/v1/admin/invitation/accept', { token, name: 'Ada', password: PASSWORD });
  const ada = nobody.signedIn(
    sessionIn(await nobody.call('POST', '/v1/admin/session', { email, password: PASSWORD })),
  );
  await ada.call('GET', '/v1/admin/session');
  await ada.call('GET', '/v1/admin/account/sessions');
  await ada.call('PATCH', '/v1/admin/account', {
    name: 'Ada L.',
    password: { current: PASSWORD, new: `${PASSWORD}-2` },
  });
  await ada.call('DELETE', '/v1/admin/account/sessions');
  await ada.call('PATCH', '/v1/admin/workspace', { time_zone: 'Europe/Berlin', auto_subscribe: true });
  await ada.call('DELETE', '/v1/admin/session');

  await program.call('GET', '/v1/admin/users');
  await program.call('PATCH', path, { name: 'Ada Lovelace' });
  await program.call('POST', `${path}/invitation`);
  const second = await program.call('POST', '/v1/admin/users', {
    email: `bob-${mark}@example.com`,
    name: 'Bob',
    role: 'viewer',
  });
  await program.call('DELETE', `/v1/admin/users/${plain(second.body['id'])}`);
  await program.call('GET', '/v1/admin/audit');
  return plain(added.body['id']);
}

/** The secret in the cookie that an answer sets. */
export function sessionIn(reply: Reply): string {
  return /session=([\w-]+);/.exec(plain(reply.headers['set-cookie'] ?? ''))?.[1] ?? '';
}
