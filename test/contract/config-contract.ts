import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditDraft } from '../../packages/server/src/ports/audit-store.ts';
import type { EventType } from '@causeway/core/event/event-type';
import { noting, type Stores } from './temp-store.ts';
import { WEBHOOK } from './webhook-contract.ts';

const NOW = 10_000;
const SESSION = { hash: 's1', address: '192.0.2.1', userAgent: 'test' };
const INVITATION = { hash: 'i2', until: NOW * 2 };
const ATTRIBUTE = { name: 'a', label: 'A', type: 'string', tags: [], readOnly: false } as const;
const EVENT_TYPE: EventType = { name: 'e', label: 'E', kind: 'custom', fields: [], submittable: true };
const TABLES = [
  'workspaces',
  'sources',
  'tokens',
  'secrets',
  'attributes',
  'event_types',
  'integrations',
  'integration_revisions',
  'webhooks',
  'users',
  'sessions',
  'audit',
];
const allow = (): void => undefined;

/** What every engine's store must do with configuration, and with the people who change it. */
export function configContract(engine: string, open: () => Promise<Stores>): void {
  describe(`configuration in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    test('a secret is replaced, and taken away by null', async () => {
      const { id: workspace } = await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, NOW, noting);
      const bytes = (one: number): Uint8Array => Uint8Array.from([one]);
      const secrets = { a: bytes(1), b: bytes(2) };
      const draft = { workspace, kind: 'x', name: 'X', settings: {}, secrets };
      const { id } = await stores.config.addIntegration(draft, NOW, noting);
      const change = { secrets: { a: null, b: bytes(3), c: null } };
      await stores.config.changeIntegration(workspace, id, change, NOW, noting);
      expect(await stores.config.secrets(workspace, `integration:${id}`)).toEqual({ b: bytes(3) });
    });

    test('a change of its configuration gives an integration a revision that stays, and nothing else does', async () => {
      const { config } = stores;
      const { id: workspace } = await config.addWorkspace({ publicId: 'w', name: 'W' }, NOW, noting);
      const byHub = noting().by.actor.name;
      const secrets = { key: Uint8Array.from([1]) };
      const draft = { workspace, kind: 'x', name: 'X', settings: { a: 1 }, secrets, summary: 'New' };
      const { id } = await config.addIntegration({ ...draft, variant: 'default' }, NOW, noting);
      const amend = (change: Parameters<typeof config.changeIntegration>[2], now: number) =>
        config.changeIntegration(workspace, id, change, now, noting);
      await amend({ state: 'paused', pause: { code: 'c', message: 'm', at: NOW } }, NOW + 1);
      await amend({ state: 'active' }, NOW + 2);
      await amend({ name: 'X', settings: { a: 1 }, requires: undefined, summary: 'Nothing' }, NOW + 3);
      await amend({ settings: { a: 2 }, requires: ['marketing'], summary: 'Two' }, NOW + 4);
      await amend({ secrets: { key: Uint8Array.from([2]), other: null } }, NOW + 5);
      await amend({ settings: { a: 1 }, requires: null, variant: null, restored: 1 }, NOW + 6);
      const kept = {
        name: 'X',
        requires: undefined,
        variant: 'default',
        summary: '',
        secrets: {},
        author: byHub,
      };
      const all = await config.integrationRevisions(workspace, id, { limit: 10 });
      expect(all).toEqual([
        { ...kept, revision: 7, settings: { a: 1 }, variant: undefined, restored: 1, at: NOW + 6 },
        {
          ...kept,
          revision: 6,
          settings: { a: 2 },
          requires: ['marketing'],
          secrets: { key: 'changed', other: 'removed' },
          restored: undefined,
          at: NOW + 5,
        },
        {
          ...kept,
          revision: 5,
          settings: { a: 2 },
          requires: ['marketing'],
          summary: 'Two',
          restored: undefined,
          at: NOW + 4,
        },
        {
          ...kept,
          revision: 1,
          settings: { a: 1 },
          summary: 'New',
          secrets: { key: 'changed' },
          restored: undefined,
          at: NOW,
        },
      ]);
      expect(await config.integrationRevisions(workspace, id, { limit: 2, before: 7 })).toEqual(
        all.slice(1, 3),
      );
      expect(await config.integrationRevision(workspace, id, 5)).toEqual(all[2]);
      expect(await config.integrationRevision(workspace, id, 2)).toBeUndefined();
      expect(await config.integrationRevision(workspace + 1, id, 5)).toBeUndefined();
      await amend({ state: 'removed' }, NOW + 7);
      expect(await config.integrationRevisions(workspace, id, { limit: 10 })).toEqual([]);
      expect(stores.count('integration_revisions', `integration = ${id}`)).toBe(4);
    });

    test('configuration stays within its workspace', async () => {
      const one = await stores.config.addWorkspace({ publicId: 'one', name: 'One' }, NOW, noting);
      const two = await stores.config.addWorkspace({ publicId: 'two', name: 'Two' }, NOW, noting);
      const source = await stores.config.addSource(
        { workspace: one.id, kind: 'tracking', name: 's', keyHash: 'h', keyPrefix: 'p' },
        NOW,
        noting,
      );
      expect(await stores.config.revokeSource(two.id, source.id, NOW, noting)).toBe(false);
      expect(await stores.config.findSource('h')).toMatchObject({ id: source.id });
      expect(await stores.config.revokeSource(one.id, source.id, NOW, noting)).toBe(true);
      expect(await stores.config.findSource('h')).toBeUndefined();
    });

    test('a key is renewed in one step: the source stays, the key before is gone, and both are noted', async () => {
      const { id: workspace } = await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, NOW, noting);
      const renew = (key: string, now: number): ReturnType<typeof stores.config.renewSource> =>
        stores.config.renewSource(
          {
            workspace,
            kind: 'insider',
            name: 'I',
            keyHash: `hash ${key}`,
            keyPrefix: key,
            owner: 'integration:7',
          },
          now,
          (before, after) => ({ ...noting(), before: before?.keyPrefix, after: after.keyPrefix }),
        );
      const first = await renew('a', NOW);
      const second = await renew('b', NOW + 1);
      expect(second).toEqual({ ...first, keyPrefix: 'b', createdAt: NOW + 1 });
      expect(await stores.config.findSource('hash a')).toBeUndefined();
      expect(await stores.config.findSource('hash b')).toEqual(second);
      expect(await stores.config.sourceOf(workspace, 'integration:7')).toEqual(second);
      const noted = JSON.stringify(stores.rows('audit').slice(-2));
      for (const shown of ['"a"', '"b"']) expect(noted).toContain(shown.replaceAll('"', '\\"'));
    });

    test('pausing says why, and only stops what was active', async () => {
      const { id: workspace } = await stores.config.addWorkspace(
        { publicId: 'one', name: 'One' },
        NOW,
        noting,
      );
      const { id } = await stores.config.addIntegration(
        { workspace, kind: 'test', name: 'Test', settings: {}, secrets: {} },
        NOW,
        noting,
      );
      await stores.delivery.pause(id, { code: 'bad_key', message: 'The key is refused.' }, NOW);
      await stores.delivery.pause(id, { code: 'other', message: 'Later.' }, NOW + 1);
      expect(await stores.config.integration(workspace, id)).toMatchObject({
        state: 'paused',
        pause: { code: 'bad_key', at: NOW },
      });
      expect(stores.count('audit', `action = 'integration.pause' AND actor_kind = 'hub'`)).toBe(1);
    });

    /** Every change there is, in an order in which each has something to change. */
    const changes: readonly (readonly [
      what: string,
      change: (note: () => AuditDraft) => Promise<unknown>,
    ])[] = [
      ['addFirst', (note) => stores.config.addFirst(FIRST, NOW, note)],
      ['addWorkspace', (note) => stores.config.addWorkspace({ publicId: 'two', name: 'Two' }, NOW, note)],
      ['changeWorkspace', (note) => stores.config.changeWorkspace(1, { name: 'New' }, NOW, note)],
      ['addSource', (note) => stores.config.addSource({ ...SOURCE, workspace: 1, keyHash: 'k2' }, NOW, note)],
      ['revokeSource', (note) => stores.config.revokeSource(1, 1, NOW, note)],
      ['addToken', (note) => stores.config.addToken({ ...TOKEN, workspace: 1, hash: 't2' }, NOW, note)],
      ['revokeToken', (note) => stores.config.revokeToken(1, 1, NOW, note)],
      ['putAttribute', (note) => stores.config.putAttribute(1, ATTRIBUTE, NOW, note)],
      ['removeAttribute', (note) => stores.config.removeAttribute(1, 'a', NOW, note)],
      ['putEventType', (note) => stores.config.putEventType(1, EVENT_TYPE, NOW, note)],
      ['removeEventType', (note) => stores.config.removeEventType(1, 'e', NOW, note)],
      [
        'addIntegration',
        (note) =>
          stores.config.addIntegration(
            { workspace: 1, kind: 'x', name: 'X', settings: {}, secrets: { key: new Uint8Array(4) } },
            NOW,
            note,
          ),
      ],
      ['changeIntegration', (note) => stores.config.changeIntegration(1, 1, { name: 'Y' }, NOW, note)],
      ['addWebhook', (note) => stores.webhooks.addWebhook(WEBHOOK, NOW, note)],
      [
        'changeWebhook',
        (note) => stores.webhooks.changeWebhook(1, 1, { secrets: { b: new Uint8Array(2) } }, NOW, note),
      ],
      ['noteRerun', async (note) => stores.noteRerun(note(), NOW)],
      [
        'setUp',
        (note) =>
          stores.users.setUp(
            { ...PERSON, workspace: 1, password: 'p', workspaceName: 'Shop', timeZone: 'UTC' },
            SESSION,
            NOW,
            note,
          ),
      ],
      [
        'add',
        (note) =>
          stores.users.add(
            { ...PERSON, email: 'b@x', role: 'viewer', workspace: 1, invitation: INVITATION },
            NOW,
            note,
          ),
      ],
      ['invite', (note) => stores.users.invite(1, 2, { ...INVITATION, hash: 'i3' }, allow, NOW, note)],
      [
        'accept',
        (note) =>
          stores.users.accept('i3', { name: 'B', password: 'q' }, { ...SESSION, hash: 's2' }, NOW, note),
      ],
      ['change', (note) => stores.users.change(1, 2, { role: 'editor' }, allow, NOW, note)],
      ['changeOwn', (note) => stores.users.changeOwn(2, { name: 'Bob', password: 'r' }, 's2', NOW, note)],
      ['signIn', (note) => stores.sessions.signIn(2, { ...SESSION, hash: 's3' }, 's2', NOW, note)],
      ['endOthers', (note) => stores.sessions.endOthers(2, 'none', NOW, note)],
      ['end', (note) => stores.sessions.end(1, 's1', NOW, note)],
      ['remove', (note) => stores.users.remove(1, 2, allow, NOW, note)],
    ];

    test('a change and what is noted about it are written together, or not at all', async () => {
      const everything = (): string => JSON.stringify(TABLES.map((table) => stores.rows(table)));
      for (const [index, [what, change]] of changes.entries()) {
        const before = everything();
        const refused = change(() => {
          throw new Error('cannot be noted');
        });
        await expect(refused, `of ${what}`).rejects.toThrow('cannot be noted');
        expect(everything(), `of ${what}`).toBe(before);
        await change(noting);
        expect(stores.count('audit'), `of ${what}`).toBe(index + 1);
        expect(everything().length, `of ${what}`).not.toBe(before.length);
      }
      stores = await stores.reopen();
      expect(stores.count('audit')).toBe(changes.length);
    });

    test('what is refused to whoever asks leaves nothing behind, and is told how many owners would be left', async () => {
      await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, NOW, noting);
      const owner = { ...PERSON, workspace: 1, password: 'p', workspaceName: undefined, timeZone: undefined };
      expect(await stores.users.setUp(owner, SESSION, NOW, noting)).toMatchObject({ state: 'active' });
      expect(await stores.users.setUp({ ...owner, email: 'c@x' }, SESSION, NOW, noting)).toBeUndefined();
      const invited = {
        ...PERSON,
        email: 'B@x',
        role: 'owner',
        workspace: 1,
        invitation: INVITATION,
      } as const;
      await stores.users.add(invited, NOW, noting);
      await expect(stores.users.add({ ...invited, email: 'b@X' }, NOW, noting)).rejects.toThrow();
      const told: number[] = [];
      const refuse = (_user: unknown, others: number): void => {
        told.push(others);
        throw new Error('no');
      };
      const rows = stores.count('audit');
      await expect(stores.users.remove(1, 1, refuse, NOW, noting)).rejects.toThrow('no');
      await expect(stores.users.change(1, 2, { disabled: true }, refuse, NOW, noting)).rejects.toThrow('no');
      await expect(stores.users.invite(1, 2, INVITATION, refuse, NOW, noting)).rejects.toThrow('no');
      expect([told, stores.count('users'), stores.count('audit')]).toEqual([[0, 1, 1], 2, rows]);
      expect(await stores.users.remove(2, 1, allow, NOW, noting)).toBeUndefined();
    });

    test('somebody is signed in at fifty places at most, and the oldest end', async () => {
      await stores.config.addWorkspace({ publicId: 'w', name: 'W' }, NOW, noting);
      const owner = { ...PERSON, workspace: 1, password: 'p', workspaceName: undefined, timeZone: undefined };
      await stores.users.setUp(owner, SESSION, NOW, noting);
      for (let turn = 0; turn < 50; turn++)
        await stores.sessions.signIn(1, { ...SESSION, hash: `h${turn}` }, undefined, NOW, noting);
      expect(await stores.sessions.sessions(1, NOW)).toHaveLength(50);
      expect(await stores.sessions.find('s1', NOW)).toBeUndefined();
      expect(await stores.sessions.find('h0', NOW)).toBeDefined();
    });
  });
}

const PERSON = { email: 'a@x', name: 'A' };
const SOURCE = { kind: 'tracking', name: 's', keyHash: 'k1', keyPrefix: 'k' };
const TOKEN = { name: 't', role: 'viewer', hash: 't1', prefix: 't' } as const;
const FIRST = {
  workspace: { publicId: 'one', name: 'One' },
  token: { name: 't', hash: 't1', prefix: 't' },
  source: SOURCE,
};
