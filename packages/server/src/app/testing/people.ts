import { randomUUID } from 'node:crypto';
import type { Role } from '@causeway/core/access/role';
import { keyHash, keyPrefix, newKey } from '../../adapters/crypto/keys.ts';
import { createPasswords } from '../../adapters/crypto/passwords.ts';
import { newSecret } from '../../adapters/crypto/session-secret.ts';
import type { SessionDraft } from '../../ports/session-store.ts';
import { byTest, type AdminHub } from './admin-hub.ts';

/** Somebody who can sign in, and is signed in once. */
export interface Somebody {
  readonly id: number;
  readonly email: string;
  readonly password: string;
  readonly session: string;
}

export async function addSomebody(
  hub: AdminHub,
  workspace: number,
  role: Role,
  password: string = `password of ${role}`,
): Promise<Somebody> {
  const email = `${role}-${randomUUID().slice(0, 8)}@example.com`;
  const invitation = { hash: randomUUID(), until: hub.now + 1 };
  const { id } = await hub.users.add({ workspace, email, name: role, role, invitation }, hub.now, byTest);
  const stored = await createPasswords({ log: 4, blockSize: 8, parallel: 1 }).hash(password);
  const session = newSecret();
  const chosen = { name: role, password: stored };
  await hub.users.accept(invitation.hash, chosen, draftOf(session), hub.now, byTest);
  return { id, email, password, session };
}

/** One more session of somebody. */
export async function addSession(hub: AdminHub, user: number): Promise<string> {
  const session = newSecret();
  await hub.sessions.signIn(user, draftOf(session), undefined, hub.now, byTest);
  return session;
}

export async function addTokenOf(hub: AdminHub, workspace: number, role: Role): Promise<string> {
  const token = newKey('cwt');
  await hub.config.addToken(
    { workspace, name: role, role, hash: keyHash(token), prefix: keyPrefix(token) },
    hub.now,
    byTest,
  );
  return token;
}

function draftOf(session: string): SessionDraft {
  return { hash: keyHash(session), address: '127.0.0.1', userAgent: 'test' };
}
