import { operation, type Operation } from '@causeway/contract/operation';
import { covers, type Role } from '@causeway/core/access/role';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../adapters/crypto/session-secret.ts';
import { startAdminHub, type AdminHub } from './testing/admin-hub.ts';
import { addSession, addSomebody, addTokenOf, type Somebody } from './testing/people.ts';

const ROLES: readonly Role[] = ['viewer', 'editor', 'admin', 'owner'];

interface Outcome {
  readonly status: number;
  readonly type: string | undefined;
  readonly detail: string | undefined;
}

/** Every route that the server has, whoever added it, tried by everybody. */
describe('who may do what', () => {
  let hub: AdminHub;
  const tokens = new Map<Role, string>();
  const people = new Map<Role, Somebody>();

  beforeAll(async () => {
    hub = await startAdminHub();
    const { id } = await hub.addWorkspace('w');
    for (const role of ROLES) {
      tokens.set(role, await addTokenOf(hub, id, role));
      people.set(role, await addSomebody(hub, id, role));
    }
  });
  afterAll(() => hub.close());

  /** With an empty body and ids that nothing has: who is let in finds nothing to do, or nothing to change. */
  const attempt = async (
    { method, path, stream }: Operation,
    headers: Readonly<Record<string, string>>,
  ): Promise<Outcome> => {
    const bodiless = method === 'GET' || method === 'DELETE';
    const response = await hub.app.inject({
      method,
      url: path.replaceAll(/\{\w+\}/g, '999999'),
      headers: { ...headers, ...(bodiless ? {} : { 'content-type': 'application/json' }) },
      ...(bodiless ? {} : { payload: '{}' }),
      payloadAsStream: stream === true,
    });
    const { statusCode: status } = response;
    if (stream === true) {
      response.stream().destroy();
      return { status, type: undefined, detail: undefined };
    }
    if (status < 400) return { status, type: undefined, detail: undefined };
    const { type, detail } = response.json<{ type: string; detail: string }>();
    return { status, type, detail };
  };

  const judge = (
    { id, role: needed }: Operation,
    has: Role | undefined,
    outcome: Outcome,
    by: string,
  ): void => {
    const what = `${id} by ${by} of ${has ?? 'nobody'}`;
    if (needed === 'anyone') {
      expect([400, 404, 409, 422, 200], `${what}: ${JSON.stringify(outcome)}`).toContain(outcome.status);
    } else if (has === undefined) {
      expect(outcome.status, `${what}: ${JSON.stringify(outcome)}`).toBe(401);
    } else if (covers(has, needed)) {
      expect([401, 403], `${what}: ${JSON.stringify(outcome)}`).not.toContain(outcome.status);
      expect(outcome.status, `${what}: ${JSON.stringify(outcome)}`).toBeLessThan(500);
    } else {
      expect(outcome.status, `${what}: ${JSON.stringify(outcome)}`).toBe(403);
      expect(outcome.type).toBe('urn:causeway:problem:forbidden');
      expect(outcome.detail).toContain(needed);
    }
  };

  it('knows what every route is for', () => {
    expect(hub.operations.length).toBeGreaterThan(50);
    expect(hub.operations).not.toContain(undefined);
  });

  it.each([undefined, ...ROLES])('with a token of role %s', async (role) => {
    for (const one of hub.operations as readonly Operation[]) {
      const headers = role === undefined ? {} : { authorization: `Bearer ${tokens.get(role)}` };
      judge(one, role, await attempt(one, headers as Record<string, string>), 'token');
    }
  });

  it.each([undefined, ...ROLES])('with a session of role %s', async (role) => {
    for (const one of hub.operations as readonly Operation[]) {
      const user = role === undefined ? undefined : people.get(role);
      // Some end the session they are called with.
      const session = user === undefined ? 'n'.repeat(43) : await addSession(hub, user.id);
      const headers = { cookie: `causeway_session=${session}`, 'x-csrf-token': csrfOf(session) };
      judge(one, role, await attempt(one, headers), 'session');
    }
  });

  it('cannot be left out of an operation, nor can what is written down about a change', () => {
    // @ts-expect-error: without a role nobody could say whom it is for.
    operation({ id: 'x', method: 'GET', path: '/x', tag: 'X', summary: 'X', status: 200, refusals: [] });
    const change = (): unknown =>
      // @ts-expect-error: every change says what is to be noted about it.
      hub.config.addSource({ workspace: 1, kind: 'tracking', name: 'x', keyHash: 'x', keyPrefix: 'x' }, 1);
    expect(change).toBeTypeOf('function');
  });
});
