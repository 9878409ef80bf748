import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizationDraft } from '../../packages/server/src/ports/authorization-store.ts';
import { noting, type Stores } from './temp-store.ts';

const NOW = 10_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const draft = (id: string, workspace: number, label = 'Shop API'): AuthorizationDraft => ({
  id: id.repeat(32),
  workspace,
  label,
  description: 'What for',
  method: 'headers',
  settings: {},
  hosts: ['https://api.example'],
  secrets: { headers: bytes('h'), parameters: bytes('p') },
});

/** What every engine's store must do with authorizations. */
export function authorizationContract(engine: string, open: () => Promise<Stores>): void {
  describe(`authorizations in ${engine}`, () => {
    let stores: Stores;
    let mine: number;
    let theirs: number;
    beforeEach(async () => {
      stores = await open();
      mine = (await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, 1, noting)).id;
      theirs = (await stores.config.addWorkspace({ publicId: 'x', name: 'X' }, 1, noting)).id;
    });
    afterEach(() => stores.close());

    const names = async (workspace: number, id: string): Promise<string[]> =>
      Object.keys(await stores.authorizations.authorizationSecrets(workspace, id)).toSorted();

    test('stay within their workspace, by label, and several may have the same', async () => {
      const { authorizations: store } = stores;
      const one = await store.addAuthorization(draft('a', mine), NOW, noting);
      const { secrets: _, ...shown } = draft('a', mine);
      expect(one).toEqual({ ...shown, revision: 1, createdAt: NOW, updatedAt: NOW });
      const second = await store.addAuthorization(draft('b', mine), NOW + 1, noting);
      const first = await store.addAuthorization(draft('c', mine, 'A'), NOW, noting);
      const other = await store.addAuthorization(draft('d', theirs), NOW, noting);
      expect((await store.authorizations(mine)).map(({ id }) => id)).toEqual([first.id, one.id, second.id]);
      expect(await store.authorization(mine, other.id)).toBeUndefined();
      expect(await names(mine, other.id)).toEqual([]);
      const change = { label: 'Mine now', secrets: { headers: null } };
      expect(await store.changeAuthorization(mine, other.id, change, NOW, noting)).toBeUndefined();
      expect(await store.removeAuthorization(mine, other.id, undefined, NOW, noting)).toBe(false);
      expect(await store.authorization(theirs, other.id)).toEqual(other);
      expect(await names(theirs, other.id)).toEqual(['headers', 'parameters']);
    });

    test('are changed in what is given, and their secrets set and taken away', async () => {
      const { id } = await stores.authorizations.addAuthorization(draft('a', mine), NOW, noting);
      const changed = await stores.authorizations.changeAuthorization(
        mine,
        id,
        {
          method: 'oauth2_client_credentials',
          settings: { clientId: 'c' },
          hosts: [],
          secrets: { client_secret: bytes('s'), headers: null, parameters: bytes('q') },
        },
        NOW + 1,
        noting,
      );
      const { secrets: _, ...shown } = draft('a', mine);
      const expected = {
        ...shown,
        method: 'oauth2_client_credentials',
        settings: { clientId: 'c' },
        hosts: [],
        revision: 2,
        createdAt: NOW,
        updatedAt: NOW + 1,
      };
      expect(changed).toEqual(expected);
      stores = await stores.reopen();
      expect(await stores.authorizations.authorization(mine, id)).toEqual(expected);
      const { client_secret, parameters, ...rest } = await stores.authorizations.authorizationSecrets(
        mine,
        id,
      );
      expect([client_secret, parameters].map((one) => new TextDecoder().decode(one))).toEqual(['s', 'q']);
      expect(rest).toEqual({});
    });

    test('are changed and removed only by who has seen what is there, and leave nothing behind', async () => {
      const { authorizations: store } = stores;
      const { id } = await store.addAuthorization(draft('a', mine), NOW, noting);
      const change = { label: 'B', ifRevision: 1 };
      expect(await store.changeAuthorization(mine, id, change, NOW, noting)).toMatchObject({ revision: 2 });
      const late = { ...change, secrets: { headers: null } };
      expect(await store.changeAuthorization(mine, id, late, NOW, noting)).toBeUndefined();
      expect(await names(mine, id)).toEqual(['headers', 'parameters']);
      expect(await store.removeAuthorization(mine, id, 1, NOW, noting)).toBe(false);
      expect(await store.removeAuthorization(mine, id, 2, NOW, noting)).toBe(true);
      expect([stores.count('authorizations'), stores.count('secrets')]).toEqual([0, 0]);
      // Two workspaces; made, changed and removed once each. What was not done is not written down.
      expect(stores.count('audit')).toBe(5);
    });

    test('are changed together with what is written down about it, or not at all', async () => {
      const { authorizations: store } = stores;
      const failing = (): never => {
        throw new Error('no words');
      };
      await expect(store.addAuthorization(draft('b', mine), NOW, failing)).rejects.toThrow('no words');
      expect(stores.count('secrets')).toBe(0);
      const { id } = await store.addAuthorization(draft('a', mine), NOW, noting);
      const change = { label: 'B', secrets: { headers: null } };
      await expect(store.changeAuthorization(mine, id, change, NOW, failing)).rejects.toThrow('no words');
      await expect(store.removeAuthorization(mine, id, undefined, NOW, failing)).rejects.toThrow('no words');
      expect(await store.authorization(mine, id)).toMatchObject({ revision: 1, label: 'Shop API' });
      expect(await names(mine, id)).toEqual(['headers', 'parameters']);
    });
  });
}
