import {
  addSource,
  addToken,
  listSources,
  listTokens,
  revokeSource,
  revokeToken,
} from '@causeway/contract/access';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import { covers } from '@causeway/core/access/role';
import type { AuditTarget } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Source, Token } from '../../ports/config-store.ts';

/** What it is, as its first letters say: tracking key, token, key of the events API, its secret, key of an inbound side. */
export type KeyPrefix = 'cwk' | 'cwt' | 'cwa' | 'cws' | 'cwi';

export interface AccessTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  /** A new key, its digest, and what of it may be shown again. */
  readonly keys: {
    readonly newKey: (prefix: KeyPrefix) => string;
    readonly keyHash: (key: string) => string;
    readonly keyPrefix: (key: string) => string;
  };
  /** Seals the secret of a source. */
  readonly sealSourceSecret: (workspace: number, source: number, value: string) => Uint8Array;
  /** Called after every change of the configuration. */
  readonly configured: () => Promise<void> | void;
}

/** Sources of events and the tokens of this API. */
export function accessRoutes(tools: AccessTools): readonly Route[] {
  const { config, clock, keys, configured, sealSourceSecret } = tools;
  return [
    route(listSources, async (_request, caller) => ({
      data: (await config.sources(caller.workspace))
        .filter(({ owner }) => owner === undefined)
        .map(sourceView),
    })),
    route(addSource, async ({ body }, caller) => {
      const key = keys.newKey(body.kind === 'api' ? 'cwa' : 'cwk');
      const secret = keys.newKey('cws');
      const made = {
        workspace: caller.workspace,
        kind: body.kind,
        name: body.name,
        keyHash: keys.keyHash(key),
        keyPrefix: keys.keyPrefix(key),
        secrets: (id: number) => ({ secret: sealSourceSecret(caller.workspace, id, secret) }),
      };
      const source = await config.addSource(made, clock(), (added) => ({
        by: caller,
        action: 'source.add',
        target: targetOf('source', added),
        after: sourceView(added),
      }));
      await configured();
      return { ...sourceView(source), key, secret };
    }),
    route(revokeSource, async ({ params }, caller) => {
      const revoked = await config.revokeSource(caller.workspace, params.id, clock(), (source) => ({
        by: caller,
        action: 'source.revoke',
        target: targetOf('source', source),
        before: sourceView({ ...source, revokedAt: undefined }),
        after: sourceView(source),
      }));
      if (!revoked) throw notFound('source, or it is revoked already,');
      await configured();
      return undefined;
    }),
    route(listTokens, async (_request, caller) => ({
      data: (await config.tokens(caller.workspace)).map((token) => tokenView(token, caller)),
    })),
    route(addToken, async ({ body }, caller) => {
      if (!covers(caller.role, body.role)) {
        throw new Refused(
          403,
          'above_own_role',
          `You are ${caller.role}: nobody gives a token more than they have.`,
        );
      }
      const key = keys.newKey('cwt');
      const made = {
        workspace: caller.workspace,
        name: body.name,
        role: body.role,
        hash: keys.keyHash(key),
        prefix: keys.keyPrefix(key),
      };
      const added = await config.addToken(made, clock(), (token) => ({
        by: caller,
        action: 'token.add',
        target: targetOf('token', token),
        after: tokenRecord(token),
      }));
      return { ...tokenView(added, caller), token: key };
    }),
    route(revokeToken, async ({ params }, caller) => {
      if (isActor(params.id, caller)) {
        throw new Refused(
          409,
          'token_in_use',
          'This is the token you are using. Revoke it with another one, so that you do not lock yourself out.',
        );
      }
      const revoked = await config.revokeToken(caller.workspace, params.id, clock(), (token) => ({
        by: caller,
        action: 'token.revoke',
        target: targetOf('token', token),
        before: tokenRecord({ ...token, revokedAt: undefined }),
        after: tokenRecord(token),
      }));
      if (!revoked) throw notFound('token, or it is revoked already,');
      return undefined;
    }),
  ];
}

function isActor(token: number, { actor }: Caller): boolean {
  return actor.kind === 'token' && actor.id === token;
}

function sourceView(source: Source) {
  return {
    id: source.id,
    kind: source.kind,
    name: source.name,
    key_prefix: source.keyPrefix,
    created_at: timeOf(source.createdAt),
    revoked_at: source.revokedAt === undefined ? null : timeOf(source.revokedAt),
  };
}

function tokenRecord(token: Token) {
  return {
    id: token.id,
    name: token.name,
    role: token.role,
    prefix: token.prefix,
    created_at: timeOf(token.createdAt),
    revoked_at: token.revokedAt === undefined ? null : timeOf(token.revokedAt),
  };
}

function tokenView(token: Token, caller: Caller) {
  return { ...tokenRecord(token), in_use: isActor(token.id, caller) };
}

function targetOf(kind: string, { id, name }: Source | Token): AuditTarget {
  return { kind, id: String(id), name };
}
