import { invalid, notFound, pointerOf, Refused } from '@causeway/contract/problem';
import { SECRETS, type AuthorizationMethod } from '@causeway/core/authorization/authorization';
import { checkAuthorization, tokenSourceOf } from '@causeway/core/authorization/check';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { AuthorizationDesk, ShownAuthorization, TokenTrial } from '../../ports/authorization-desk.ts';
import type { Authorization, AuthorizationStore } from '../../ports/authorization-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { FetchToken } from '../../ports/fetch-token.ts';
import { recordOf, targetOf } from './authorization-record.ts';
import { claimHost } from './claim-host.ts';
import { usableHosts, usesOf, type Use } from './hosts-rule.ts';
import { checkSecrets, keepSecretsHome } from './secrets-rule.ts';

export interface AuthorizationDeskTools {
  readonly store: AuthorizationStore;
  readonly config: Pick<ConfigStore, 'integrations'>;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  /** Secrets are sealed for one authorization and name, and opened as nothing else. */
  readonly seal: (workspace: number, id: string, name: string, value: string) => Uint8Array;
  readonly open: (workspace: number, id: string, name: string, sealed: Uint8Array) => string;
  readonly fetchToken: FetchToken;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
  /** 32 hexadecimal digits. */
  readonly newId: () => string;
}

const MOST = 1_000;

export function createAuthorizationDesk(tools: AuthorizationDeskTools): AuthorizationDesk {
  const { store, config, kinds, seal, fetchToken, configured, clock, newId } = tools;

  const shown = async (authorization: Authorization): Promise<ShownAuthorization> => {
    const { workspace, id } = authorization;
    return { ...authorization, set: Object.keys(await store.authorizationSecrets(workspace, id)) };
  };
  const get = async (workspace: number, id: string): Promise<ShownAuthorization> => {
    const authorization = await store.authorization(workspace, id);
    if (authorization === undefined) throw notFound('authorization');
    return shown(authorization);
  };
  const uses = async (workspace: number): Promise<ReadonlyMap<string, readonly Use[]>> =>
    usesOf(kinds, await config.integrations(workspace));
  const sealed = <V extends string | null>(
    workspace: number,
    id: string,
    secrets: Readonly<Record<string, V>>,
  ) =>
    Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [
        name,
        (value === null ? null : seal(workspace, id, name, value)) as V extends null ? null : Uint8Array,
      ]),
    );

  return {
    get,
    list: async (workspace) => Promise.all((await store.authorizations(workspace)).map(shown)),
    users: async (workspace) =>
      new Map(
        [...(await uses(workspace))].map(([id, by]) => [
          id,
          by.map(({ id: user, name }) => ({ id: user, name })),
        ]),
      ),
    add: async (by, words) => {
      const { workspace } = by;
      const { label, description, method } = words;
      const settings = usableSettings(method, words.settings);
      const hosts = usableHosts(words.hosts, []);
      checkSecrets(method, words.secrets, []);
      if ((await store.authorizations(workspace)).length >= MOST)
        throw new Refused(409, 'too_many', `A workspace has at most ${MOST} authorizations.`);
      const id = newId();
      const secrets = sealed(workspace, id, words.secrets);
      const added = await store.addAuthorization(
        { id, workspace, label, description, method, settings, hosts, secrets },
        clock(),
        (made) => ({
          by,
          action: 'authorization.add',
          target: targetOf(made),
          after: recordOf(made, words.secrets),
        }),
      );
      return shown(added);
    },
    change: async (by, id, words, ifRevision) => {
      const { workspace } = by;
      const before = await get(workspace, id);
      const method = words.method ?? before.method;
      const kept = method === before.method ? before.settings : {};
      const settings = usableSettings(method, over(kept, words.settings ?? {}));
      const given = words.secrets ?? {};
      checkSecrets(method, given, before.set);
      const used = (await uses(workspace)).get(id) ?? [];
      const hosts = usableHosts(words.hosts ?? before.hosts, method === 'none' ? [] : used);
      const { label, description } = words;
      keepSecretsHome(before, { method, settings, hosts }, given, before.set);
      // What the new method has no use for does not stay behind.
      const dropped = before.set.filter((name) => !SECRETS[method].includes(name));
      const secrets = { ...given, ...Object.fromEntries(dropped.map((name) => [name, null])) };
      const changed = await store.changeAuthorization(
        workspace,
        id,
        {
          ...{ label, description, method, settings, hosts },
          secrets: sealed(workspace, id, secrets),
          // The rules were held against this revision.
          ifRevision: ifRevision ?? before.revision,
        },
        clock(),
        (old, after) => ({
          by,
          action: 'authorization.change',
          target: targetOf(after),
          before: recordOf(old),
          after: recordOf(after, secrets),
        }),
      );
      if (changed === undefined) throw changedMeanwhile((await get(workspace, id)).revision);
      await configured();
      return shown(changed);
    },
    remove: async (by, id, ifRevision) => {
      const { revision } = await get(by.workspace, id);
      const used = (await uses(by.workspace)).get(id) ?? [];
      if (used.length > 0) {
        const names = used.map(({ name }) => `"${name}"`).join(', ');
        throw new Refused(409, 'in_use', `It is used by ${names}. Choose another authorization there first.`);
      }
      const removed = await store.removeAuthorization(by.workspace, id, ifRevision, clock(), (before) => ({
        by,
        action: 'authorization.remove',
        target: targetOf(before),
        before: recordOf(before),
      }));
      if (!removed) throw changedMeanwhile(revision);
    },
    test: async (workspace, id): Promise<TokenTrial> => {
      const { method, settings } = await get(workspace, id);
      const source = tokenSourceOf(method, settings);
      if (source === undefined) {
        const hint = 'Test the integration that uses it.';
        const message = 'There is no token to fetch: only OAuth2 has one.';
        throw invalid([{ code: 'nothing_to_test', message, hint }]);
      }
      const { client_secret: bytes } = await store.authorizationSecrets(workspace, id);
      const secret = opened(() =>
        bytes === undefined ? '' : tools.open(workspace, id, 'client_secret', bytes),
      );
      if (secret === undefined) return UNREADABLE;
      const fetched = await fetchToken(source, secret);
      const { status, ms } = fetched;
      if (fetched.kind !== 'token') return { ok: false, issue: fetched.issue, status, ms, lifeMs: undefined };
      return { ok: true, issue: granted(fetched.lifeMs), status, ms, lifeMs: fetched.lifeMs };
    },
    claim: (by, role, id, origin) => claimHost(store, clock(), by, role, id, origin),
  };
}

function usableSettings(method: AuthorizationMethod, given: Json): JsonObject {
  const { settings, issues } = checkAuthorization(method, given);
  if (issues.length === 0) return settings;
  throw invalid(
    issues.map(({ field, code, message, hint }) => ({
      pointer: pointerOf('/settings', field),
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
    })),
  );
}

function over(settings: JsonObject, change: JsonObject): JsonObject {
  const entries = Object.entries({ ...settings, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

const UNREADABLE: TokenTrial = {
  ok: false,
  issue: {
    code: 'secret_unreadable',
    message: 'The stored client secret cannot be opened with the present key.',
    hint: 'Enter it again.',
  },
  status: 0,
  ms: 0,
  lifeMs: undefined,
};

/** Undefined where the sealing key is another one than it was. */
function opened(open: () => string): string | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

function granted(lifeMs: number | undefined): TokenTrial['issue'] {
  const life = lifeMs === undefined ? '' : ` It is good for ${Math.round(lifeMs / 1_000)} seconds.`;
  return {
    code: 'token_granted',
    message: `The token endpoint granted a token.${life}`,
    hint: 'Whether the destination takes it is seen by testing an integration that uses it.',
  };
}

function changedMeanwhile(revision: number): Refused {
  return new Refused(
    412,
    'changed_meanwhile',
    `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
  );
}
