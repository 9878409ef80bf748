import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller, Operation } from '@causeway/contract/operation';
import { Refused } from '@causeway/contract/problem';
import { covers, type Role } from '@causeway/core/access/role';
import type { FastifyRequest } from 'fastify';
import { sameOrigin } from './same-origin.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface AuthenticateTools {
  readonly callerOf: (token: string) => Promise<Caller | undefined>;
  /** Whose session this is; undefined when it has ended. `seen`: somebody asks with it, so it stays alive. */
  readonly sessionOf: (secret: string, seen: boolean) => Promise<Caller | undefined>;
  readonly csrfOf: (secret: string) => string;
  readonly cookie: SessionCookie;
  /** Where browsers find this hub, when that is not what it listens on. */
  readonly publicUrl: URL | undefined;
}

/** Who asks, and by what. `still` asks again later, without keeping a session alive. */
export interface Authenticated {
  readonly caller: Caller;
  /** The secret of the session, when it is a session. */
  readonly session: string | undefined;
  readonly still: () => Promise<boolean>;
}

/**
 * Lets through whom the operation is for. A token in the header goes before the cookie, and needs no proof that the
 * request was meant: browsers send cookies by themselves, and nothing else.
 */
export async function authenticate(
  operation: Operation,
  request: FastifyRequest,
  tools: AuthenticateTools,
): Promise<Authenticated | undefined> {
  const { headers } = request;
  const unsafe = operation.method !== 'GET';
  if (operation.role === 'anyone') {
    if (unsafe && !sameOrigin(headers, tools.publicUrl)) throw crossSite();
    return undefined;
  }
  const needed = operation.role;
  const find = async (look: () => Promise<Caller | undefined>, refusal: Refused): Promise<Caller> => {
    const caller = await look();
    if (caller === undefined) throw refusal;
    if (!covers(caller.role, needed)) throw forbidden(needed, caller.role);
    return caller;
  };
  const still = (look: () => Promise<Caller | undefined>) => async (): Promise<boolean> => {
    const caller = await look();
    return caller !== undefined && covers(caller.role, needed);
  };

  if (headers.authorization !== undefined) {
    const token = /^Bearer +(\S+) *$/i.exec(headers.authorization)?.[1];
    if (token === undefined) throw unknown('no_token', 'Send a token: Authorization: Bearer cwt_…');
    const look = (): Promise<Caller | undefined> => tools.callerOf(token);
    const caller = await find(look, unknown('unknown_token', 'This token is unknown or revoked.'));
    return { caller, session: undefined, still: still(look) };
  }
  const secret = tools.cookie.secretOf(headers.cookie);
  if (secret === undefined)
    throw unknown('no_token', 'Sign in, or send a token: Authorization: Bearer cwt_…');
  if (unsafe) {
    if (!sameOrigin(headers, tools.publicUrl)) throw crossSite();
    const given = headers['x-csrf-token'];
    if (typeof given !== 'string' || !same(given, tools.csrfOf(secret))) {
      throw new Refused(
        403,
        'bad_csrf_token',
        'Send the csrf_token of the session as the header x-csrf-token. Loading the page again mends this.',
      );
    }
  }
  const ended = unknown('no_session', 'The session has ended: sign in again.');
  const caller = await find(() => tools.sessionOf(secret, true), ended);
  return { caller, session: secret, still: still(() => tools.sessionOf(secret, false)) };
}

/** Compares without telling by its time how much was right. */
export function same(given: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}

function unknown(code: string, message: string): Refused {
  return new Refused(401, code, message);
}

function forbidden(needed: Role, has: Role): Refused {
  return new Refused(403, 'forbidden', `This takes the role ${needed}; yours is ${has}.`);
}

function crossSite(): Refused {
  return new Refused(
    403,
    'cross_site',
    'This request comes from the page of another site, and is not taken.',
  );
}
