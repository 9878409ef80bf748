import {
  addSource,
  addToken,
  getWorkspace,
  listSources,
  listTokens,
  revokeSource,
  revokeToken,
} from '@causeway/contract/access';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Source, Token } from '../../ports/config-store.ts';

export interface AccessTools {
  readonly config: ConfigStore;
  readonly clock: Clock;
  /** A new key, its digest, and what of it may be shown again. */
  readonly keys: {
    readonly newKey: (prefix: 'cwk' | 'cwt') => string;
    readonly keyHash: (key: string) => string;
    readonly keyPrefix: (key: string) => string;
  };
  /** Called after every change of the configuration. */
  readonly configured: () => Promise<void> | void;
}

/** The workspace, its sources of events and the tokens of this API. */
export function accessRoutes({ config, clock, keys, configured }: AccessTools): readonly Route[] {
  return [
    route(getWorkspace, async (_request, caller) => {
      const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
      if (workspace === undefined) throw notFound('workspace');
      return { id: workspace.publicId, name: workspace.name, created_at: timeOf(workspace.createdAt) };
    }),
    route(listSources, async (_request, caller) => ({
      data: (await config.sources(caller.workspace)).map(sourceView),
    })),
    route(addSource, async ({ body }, caller) => {
      const key = keys.newKey('cwk');
      const made = {
        workspace: caller.workspace,
        kind: body.kind,
        name: body.name,
        keyHash: keys.keyHash(key),
        keyPrefix: keys.keyPrefix(key),
      };
      const source = await config.addSource(made, clock());
      await configured();
      return { ...sourceView(source), key };
    }),
    route(revokeSource, async ({ params }, caller) => {
      if (!(await config.revokeSource(caller.workspace, params.id, clock())))
        throw notFound('source, or it is revoked already,');
      await configured();
      return undefined;
    }),
    route(listTokens, async (_request, caller) => ({
      data: (await config.tokens(caller.workspace)).map((token) => tokenView(token, caller)),
    })),
    route(addToken, async ({ body }, caller) => {
      const key = keys.newKey('cwt');
      const made = {
        workspace: caller.workspace,
        name: body.name,
        hash: keys.keyHash(key),
        prefix: keys.keyPrefix(key),
      };
      return { ...tokenView(await config.addToken(made, clock()), caller), token: key };
    }),
    route(revokeToken, async ({ params }, caller) => {
      if (params.id === caller.token) {
        throw new Refused(
          409,
          'token_in_use',
          'This is the token you are using. Revoke it with another one, so that you do not lock yourself out.',
        );
      }
      if (!(await config.revokeToken(caller.workspace, params.id, clock())))
        throw notFound('token, or it is revoked already,');
      return undefined;
    }),
  ];
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

function tokenView(token: Token, caller: Caller) {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    created_at: timeOf(token.createdAt),
    revoked_at: token.revokedAt === undefined ? null : timeOf(token.revokedAt),
    in_use: token.id === caller.token,
  };
}
